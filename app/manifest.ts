import type { MetadataRoute } from "next";
import { paths } from "@/lib/paths";

export default function manifest(): MetadataRoute.Manifest {
  return {
    id: "/",
    name: "Afterword",
    short_name: "Afterword",
    description: "Keeps every job application in one place and sees to it that no follow-up is forgotten.",
    start_url: paths.today(),
    scope: "/",
    display: "standalone",
    lang: "en",
    background_color: "#faf7f0",
    theme_color: "#faf7f0",
    icons: [
      { src: "/icon.svg", sizes: "any", type: "image/svg+xml" },
      { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icon-512.png", sizes: "512x512", type: "image/png" },
      { src: "/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  };
}
