import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import "./globals.css";
import { SkipLink } from "./ui/skip-link";

export const metadata: Metadata = {
  title: { default: "Afterword", template: "%s · Afterword" },
  description: "Keeps every job application in one place and sees to it that no follow-up is forgotten.",
  applicationName: "Afterword",
  formatDetection: { telephone: false, date: false, address: false, email: false },
  appleWebApp: { title: "Afterword", statusBarStyle: "default" },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  interactiveWidget: "resizes-content",
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf7f0" },
    { media: "(prefers-color-scheme: dark)", color: "#10151f" },
  ],
};

// Reading a cookie makes every page dynamic, which the nonce needs.
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = (await cookies()).get("theme")?.value;
  return (
    <html lang="en" data-theme={theme === "light" || theme === "dark" ? theme : undefined}>
      <body>
        <SkipLink />
        {children}
      </body>
    </html>
  );
}
