"use client";

import { useState, useSyncExternalStore } from "react";
import { buttonClass } from "@/app/ui/button";
import { CopyButton } from "@/app/ui/copy-button";
import { Disclosure } from "@/app/ui/disclosure";
import type { CheckFinding } from "@/lib/draft-checks/schema";
import { composeLinks } from "@/lib/drafts/handoff/rules";
import type { handOffMethods } from "@/lib/follow-ups/steps/schema";
import { StopQuestion } from "./stop-question";

export type HandOffMethod = (typeof handOffMethods)[number];

type HandOffsProps = {
  to: string | null;
  subject: string;
  body: string;
  stops: readonly CheckFinding[];
  onLeave: (method: HandOffMethod) => void;
};

/** The ways out of here. Where a stop was found, each asks once more and then goes. */
export function HandOffs({ to, subject, body, stops, onLeave }: HandOffsProps) {
  const [asked, setAsked] = useState<HandOffMethod | null>(null);
  const canShare = useSyncExternalStore(neverChanges, sharesHere, () => false);
  const links = composeLinks({ to, subject, body });
  const asks = stops.length > 0;

  async function share() {
    if (await shared({ title: subject, text: body })) leave("share");
  }

  function leave(method: HandOffMethod) {
    setAsked(null);
    onLeave(method);
  }

  function way(method: "mail-app" | "gmail" | "outlook", label: string, tone: "primary" | "quiet") {
    const href = { "mail-app": links.mailto, gmail: links.gmail, outlook: links.outlook }[method];
    return (
      <a
        href={href}
        {...(method !== "mail-app" && { target: "_blank", rel: "noreferrer" })}
        className={buttonClass(tone)}
        onClick={(event) => {
          if (asks && asked !== method) {
            event.preventDefault();
            setAsked(method);
          } else leave(method);
        }}
      >
        {label}
      </a>
    );
  }

  return (
    <>
      <div className="flex flex-wrap gap-2">
        {way("mail-app", "Open in mail app", "primary")}
        {asks && asked !== "copy" ? (
          <button type="button" className={buttonClass("quiet")} onClick={() => setAsked("copy")}>
            Copy
          </button>
        ) : (
          asked !== "copy" && (
            <Copy links={links} subject={subject} body={body} onCopied={() => leave("copy")} />
          )
        )}
        {canShare && (
          <button
            type="button"
            className={buttonClass("quiet")}
            onClick={() => (asks ? setAsked("share") : void share())}
          >
            Share
          </button>
        )}
      </div>
      {!links.carriesBody && (
        <p className="-mt-3 text-sm text-soft">
          The message is too long to travel in a link. Copy it first, then paste it into the mail.
        </p>
      )}
      {asked && asks && (
        <StopQuestion stops={stops} onBack={() => setAsked(null)}>
          {asked === "copy" ? (
            <Copy
              links={links}
              subject={subject}
              body={body}
              label="Copy it all the same"
              onCopied={() => leave("copy")}
            />
          ) : asked === "share" ? (
            <button type="button" className={buttonClass("quiet")} onClick={() => void share()}>
              Share it all the same
            </button>
          ) : (
            way(asked, "Open it all the same", "quiet")
          )}
        </StopQuestion>
      )}
      <Disclosure summary="Gmail, Outlook, or ask a friend" small>
        <div className="flex flex-wrap items-center gap-2">
          {way("gmail", "Gmail", "quiet")}
          {way("outlook", "Outlook", "quiet")}
          {canShare && (
            <button
              type="button"
              className={buttonClass("bare")}
              onClick={() =>
                void shared({ title: subject, text: `Would you read this before I send it?\n\n${body}` })
              }
            >
              Ask a friend to read it
            </button>
          )}
        </div>
      </Disclosure>
    </>
  );
}

function Copy({
  links,
  subject,
  body,
  label = "Copy",
  onCopied,
}: {
  links: { carriesBody: boolean };
  subject: string;
  body: string;
  label?: string;
  onCopied: () => void;
}) {
  const text = links.carriesBody && subject ? `${subject}\n\n${body}` : body;
  return <CopyButton text={text} label={label} onCopied={onCopied} />;
}

/** True when it was handed on; closing the sheet is no fault. */
async function shared(data: ShareData): Promise<boolean> {
  try {
    await navigator.share(data);
    return true;
  } catch (cause) {
    if (cause instanceof DOMException) return false;
    throw cause;
  }
}

function sharesHere(): boolean {
  return typeof navigator.share === "function";
}

function neverChanges() {
  return () => {};
}
