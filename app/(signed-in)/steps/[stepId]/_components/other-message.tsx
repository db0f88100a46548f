"use client";

import { buttonClass } from "@/app/ui/button";
import { CopyButton } from "@/app/ui/copy-button";
import { composeLinks } from "@/lib/drafts/handoff/rules";
import { paths } from "@/lib/paths";

type OtherMessageProps = {
  stepId: string;
  subject: string;
  body: string;
  /** Null where it does not go by mail. */
  mail: { to: string | null } | null;
};

/** A message beside the draft: to be read, copied or opened. That it was opened is remembered with the step. */
export function OtherMessage({ stepId, subject, body, mail }: OtherMessageProps) {
  const links = mail && composeLinks({ to: mail.to, subject, body });

  function remember(method: string) {
    const form = new FormData();
    form.set("method", method);
    fetch(paths.stepHandOff(stepId), { method: "POST", body: form, keepalive: true }).catch(
      (cause: unknown) => {
        if (!(cause instanceof TypeError)) throw cause;
      },
    );
  }

  return (
    <div className="flex flex-col gap-3">
      <div className="border border-line bg-raised p-4">
        {subject && <p className="mb-3 text-sm text-soft">Subject: {subject}</p>}
        <p className="wrap-anywhere whitespace-pre-line">{body}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        <CopyButton text={body} label="Copy" onCopied={() => remember("copy")} />
        {links && (
          <>
            <a href={links.mailto} className={buttonClass("quiet")} onClick={() => remember("mail-app")}>
              Open in mail app
            </a>
            <a
              href={links.gmail}
              target="_blank"
              rel="noreferrer"
              className={buttonClass("quiet")}
              onClick={() => remember("gmail")}
            >
              Gmail
            </a>
            <a
              href={links.outlook}
              target="_blank"
              rel="noreferrer"
              className={buttonClass("quiet")}
              onClick={() => remember("outlook")}
            >
              Outlook
            </a>
          </>
        )}
      </div>
      {links && !links.carriesBody && (
        <p className="text-sm text-soft">
          It is too long to travel in a link. Copy it first, then paste it there.
        </p>
      )}
    </div>
  );
}
