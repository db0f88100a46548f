import type { Metadata } from "next";
import { CheckDesk } from "./_components/check-desk";

export const metadata: Metadata = {
  title: "Check a draft",
  description: "Paste a note before it goes out, and see what could hurt it, and why. Nothing is kept.",
};

export default function CheckPage() {
  return <CheckDesk />;
}
