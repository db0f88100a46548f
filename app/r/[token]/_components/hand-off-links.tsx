"use client";

import { buttonClass } from "@/app/ui/button";
import { composeLinks } from "@/lib/drafts/handoff/rules";
import { paths } from "@/lib/paths";

type HandOffLinksProps = { token: string; stepId: string; to: string | null; subject: string; body: string };

/**
 * Opens the message in a mail app. A text too long for a link is to be copied; the app then opens without it. With scripts the
 * opening is remembered, so that nobody is asked to send it twice.
 */
export function HandOffLinks({ token, stepId, ...message }: HandOffLinksProps) {
  const links = composeLinks(message);

  function remember(method: string) {
    const body = new FormData();
    for (const [name, value] of Object.entries({ act: "opened", stepId, method })) body.set(name, value);
    // Without a connection it is simply not remembered.
    fetch(paths.actionPost(token), { method: "POST", body, keepalive: true, redirect: "manual" }).catch(
      (cause: unknown) => {
        if (!(cause instanceof TypeError)) throw cause;
      },
    );
  }

  return (
    <>
      <a onClick={() => remember("mail-app")} href={links.mailto} className={buttonClass("quiet")}>
        Open in mail app
      </a>
      <a
        onClick={() => remember("gmail")}
        href={links.gmail}
        target="_blank"
        rel="noreferrer"
        className={buttonClass("quiet")}
      >
        Gmail
      </a>
      <a
        onClick={() => remember("outlook")}
        href={links.outlook}
        target="_blank"
        rel="noreferrer"
        className={buttonClass("quiet")}
      >
        Outlook
      </a>
      {!links.carriesBody && (
        <p className="w-full text-sm text-soft">
          This text is too long for a link. Copy it first, then paste it there.
        </p>
      )}
    </>
  );
}
