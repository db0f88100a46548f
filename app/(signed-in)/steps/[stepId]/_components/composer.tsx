"use client";

import { type ReactNode, useActionState, useRef, useState } from "react";
import { buttonClass } from "@/app/ui/button";
import { FormError } from "@/app/ui/form-error";
import { TextArea } from "@/app/ui/text-area";
import { TextInput } from "@/app/ui/text-input";
import type { FormState } from "@/lib/action";
import type { DraftReading } from "@/lib/drafts/checking/reading/rules";
import type { CheckFacts } from "@/lib/drafts/checking/rules";
import { paths } from "@/lib/paths";
import { OFFLINE, useHeldOffline } from "../../../_components/form";
import { composerAction } from "../actions";
import { DraftFindings, PanelMeter } from "./draft-reading";
import { EarlierVersions } from "./earlier-versions";
import { HandOffs } from "./hand-offs";
import { KeepOrTake } from "./keep-or-take";
import { StopQuestion } from "./stop-question";
import { edit, showRange } from "./text-edits";
import { TheirWording, theirTextOf, theirVersionOf } from "./their-wording";
import { type HandedOff, useHandOff } from "./use-hand-off";
import { holdUntilKept, type Kept, useKept } from "./use-kept";
import { useReading } from "./use-reading";
import { WentOut } from "./went-out";

type ComposerProps = {
  stepId: string;
  requestId: string;
  /** Names the copy on this device. */
  copyKey: string;
  to: string | null;
  subject: string;
  body: string;
  version: number | null;
  open: boolean;
  timeZone: string;
  /** The local day on which the page was made. */
  today: string;
  handedOff: HandedOff | null;
  justSaved: boolean;
  back: string;
  /** Where the sentences come from, while they are ours. */
  sources: ReactNode;
  facts: CheckFacts | null;
  reading: DraftReading | null;
};

const idle: FormState = { status: "idle" };

/**
 * The wording, to be changed at will, what is worth a look in it, and the ways out of here. It works as a plain form; scripts
 * keep the links and the findings fresh and save what was typed after a moment's rest.
 */
export function Composer(props: ComposerProps) {
  const [first] = useState(props.requestId);
  // What the server says anew takes the place of what stood here. The first key is the same in every request, since without
  // scripts a form finds its answer by it.
  return <Desk key={props.requestId === first ? "first" : props.requestId} {...props} />;
}

function Desk(props: ComposerProps) {
  const { stepId, to, open } = props;
  const [state, act] = useActionState(composerAction, idle);
  const [subject, setSubject] = useState(typedIn("subject", state) ?? props.subject);
  const [body, setBody] = useState(typedIn("body", state) ?? props.body);
  const { handedOff, handOff } = useHandOff(stepId, props.handedOff);
  const text = useRef<HTMLTextAreaElement>(null);
  const waited = useRef(false);
  const offline = useHeldOffline();
  const kept = useKept({
    copyKey: props.copyKey,
    url: paths.stepDraft(stepId),
    values: { subject, body },
    version: props.version,
    enabled: open && body.trim() !== "",
    restore: write,
    keepsEarlier: true,
  });
  const reading = useReading(open ? props.facts : null, { subject, body }, props.reading);
  const fresh = reading?.body === body;
  const stops = reading?.findings.filter((finding) => finding.severity === "stop") ?? [];
  const errors = state.status === "invalid" ? state.fieldErrors : {};
  const asksOnce = stopsAskedAbout(state);

  function write(values: { subject?: string; body?: string }) {
    setSubject(values.subject ?? "");
    setBody(values.body ?? "");
  }

  function show(start: number, end: number) {
    if (text.current) showRange(text.current, start, end);
  }

  return (
    <form
      action={act}
      onSubmit={(event) => {
        offline.hold(event);
        if (!event.defaultPrevented) holdUntilKept(event, kept, waited);
      }}
      noValidate
      className="flex flex-col gap-6"
    >
      {offline.isOut && <FormError>{OFFLINE}</FormError>}
      {state.status === "refused" && !asksOnce && <FormError>{state.message}</FormError>}
      {state.status === "refused" && state.code === "conflict" && <TheirWording current={state.details} />}
      <input type="hidden" name="stepId" value={stepId} />
      <input type="hidden" name="version" value={kept.version ?? ""} />
      <input type="hidden" name="requestId" value={props.requestId} />
      <input type="hidden" name="back" value={props.back} />
      <TextInput
        label="Subject"
        name="subject"
        value={subject}
        onChange={(event) => setSubject(event.currentTarget.value)}
        maxLength={150}
        readOnly={!open}
        spellCheck
        lang="en"
        error={errors.subject}
      />
      <TextArea
        ref={text}
        label="Message"
        name="body"
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
        rows={12}
        maxLength={10_000}
        readOnly={!open}
        spellCheck
        lang="en"
        autoCapitalize="sentences"
        error={errors.body}
      />
      {open && (
        <>
          <Saving kept={kept} before={props.justSaved ? "Your wording is saved." : null} />
          {kept.version === null && body === props.body && <div className="-mt-4">{props.sources}</div>}
          <EarlierVersions
            stepId={stepId}
            timeZone={props.timeZone}
            body={body}
            onRestore={(version) => void kept.replaceWith(version)}
          />
          {reading && (
            <>
              <DraftFindings
                reading={reading}
                fresh={fresh}
                onShow={show}
                onFix={(fix) => {
                  const changed = text.current && edit(text.current, fix.edits);
                  if (changed !== null) setBody(changed);
                }}
              />
              <PanelMeter reading={reading} fresh={fresh} onShow={show} />
            </>
          )}
          <HandOffs to={to} subject={subject} body={body} stops={stops} onLeave={handOff} />
          {asksOnce && (
            <StopQuestion stops={asksOnce}>
              <input type="hidden" name="anyway" value="yes" />
              <button type="submit" name="act" value="sent" className={buttonClass("quiet")}>
                Yes, I sent it like that
              </button>
            </StopQuestion>
          )}
          <WentOut handedOff={handedOff} timeZone={props.timeZone} today={props.today} />
        </>
      )}
    </form>
  );
}

/** How the wording stands with the server, what goes back from it, and the other wording if there is one. */
function Saving({ kept, before }: { kept: Kept; before: string | null }) {
  return (
    <>
      <div className="-mt-4 flex min-h-6 flex-wrap items-center justify-between gap-x-4">
        <p role="status" className="text-sm text-soft">
          {kept.status ?? before}
        </p>
        <span className="flex flex-wrap gap-x-2">
          <span className="hidden noscript:inline">
            <button type="submit" name="act" value="save" className={buttonClass("bare")}>
              Save my wording
            </button>
          </span>
          {kept.version !== null && (
            <button type="submit" name="act" value="reset" className={buttonClass("bare")}>
              Back to the draft we made
            </button>
          )}
        </span>
      </div>
      {kept.theirs !== null && (
        <TheirWording current={kept.theirs}>
          <KeepOrTake
            onKeep={() => kept.keepMine(theirVersionOf(kept.theirs))}
            onTake={() => {
              kept.keepMine(theirVersionOf(kept.theirs));
              void kept.replaceWith(theirTextOf(kept.theirs));
            }}
          />
          <p className="text-sm text-soft">The one you leave stays among the earlier versions.</p>
        </TheirWording>
      )}
    </>
  );
}

/** What was typed before the form came back; without scripts nothing else remembers it. */
function typedIn(name: string, state: FormState): string | undefined {
  const value = "values" in state ? state.values[name] : undefined;
  return typeof value === "string" ? value : undefined;
}

/** The stops that the server found when it was told that the message went out. */
function stopsAskedAbout(state: FormState): { message: string }[] | null {
  const details = state.status === "refused" ? state.details : null;
  const stops = typeof details === "object" && details !== null && "stops" in details ? details.stops : null;
  return Array.isArray(stops) ? stops : null;
}
