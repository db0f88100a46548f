import type { Metadata } from "next";
import Link from "next/link";
import { Page } from "@/app/ui/page-frame";
import { PageHeader } from "@/app/ui/page-header";
import { requireOwner } from "@/lib/auth/session";
import { paths } from "@/lib/paths";
import { SignOutButton } from "../_components/sign-out-button";

export const metadata: Metadata = { title: "More" };

export default async function MorePage() {
  await requireOwner(paths.more());
  return (
    <Page>
      <PageHeader title="More" />
      <ul className="mb-10 divide-y divide-hair border-y border-hair">
        {PLACES.map(({ href, label, hint }) => (
          <li key={label}>
            <Link href={href} className="block py-3 hover:text-accent">
              <span className="font-medium">{label}</span>
              <span className="block text-sm text-soft">{hint}</span>
            </Link>
          </li>
        ))}
      </ul>
      <SignOutButton />
    </Page>
  );
}

const PLACES = [
  { href: paths.searches(), label: "Job searches", hint: "Add one, switch, or put one to rest" },
  { href: paths.activity(), label: "Activity", hint: "What happened, and Undo" },
  { href: paths.trash(), label: "Trash", hint: "What was deleted in the last 30 days" },
  { href: paths.settings(), label: "Settings", hint: "Your name, your days, the rhythm, reminders" },
  { href: paths.draftCheck(), label: "Check a draft", hint: "For a message you wrote yourself" },
  { href: paths.calculator(), label: "Follow-up calculator", hint: "A plan without saving anything" },
  { href: paths.rules(), label: "Rules", hint: "The advice behind every date" },
  { href: paths.about(), label: "About and help", hint: "How it works, and whom to ask" },
];
