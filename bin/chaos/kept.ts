import type { Unserved } from "./callers";
import type { Amiss } from "./fate";
import type { Pressed } from "./links";
import { grouped, type Recorded } from "./matcher";
import type { Told } from "./webhooks";

/** The login under which the journal knows the web processes. */
export const webLogin = "chaos_web";

export interface WebStory {
  journal: readonly Recorded[];
  pressed: readonly Pressed[];
  told: readonly Told[];
  unserved: readonly Unserved[];
  /** When something was amiss with a process or a wire, in real time. */
  amiss: readonly Amiss[];
}

export interface WebVerdict {
  /** What the web said it had done, and what does not stand in the journal (P8). */
  forgotten: string[];
  /** What changed through the web though nobody had asked: a scanner acted, or a forger (F47, F48). */
  unasked: string[];
  /** Calls that the web failed while nothing was amiss. */
  unserved: string[];
}

/** How much stronger than "accepted" a mail's state is, and what the provider says of it (I16). */
const ranks = ["accepted", "delivered", "bounced", "complained"];
const rankOf = (word: string) => (word === "sent" ? 0 : ranks.indexOf(word));

/** Holds the answers of the web against the journal: whatever it acknowledged stands there, and nothing that nobody asked for. */
export function matchWeb({ journal, pressed, told, unserved, amiss }: WebStory): WebVerdict {
  const histories = grouped(journal, ({ what, id }) => `${what} ${id}`);
  const byOwner = grouped(pressed, ({ ownerId }) => ownerId);
  const honest = told.filter(({ isForged }) => !isForged);
  const byMail = grouped(honest, ({ mailId }) => mailId);
  const byDelivery = new Map(honest.map((each) => [each.deliveryId, each]));
  const known = new Set(journal.map(({ row }) => row.deliveryId));
  return {
    forgotten: [
      ...pressed.filter((each) => each.isDone && !stands(each)).map(nameOf),
      ...honest.filter(isForgotten).map((each) => `webhook ${each.deliveryId}, ${each.type}`),
      ...[...byMail].filter(([, all]) => isTooWeak(all)).map(([mailId]) => `what was told of mail ${mailId}`),
    ],
    unasked: journal
      .filter((each) => each.by === webLogin && !wasAsked(each))
      .map(({ what, id, row }) => `${what} ${id} ${row.state}`),
    unserved: unserved
      .filter(({ from, to }) => !amiss.some((spell) => spell.from <= to && spell.to >= from))
      .map(({ what, from }) => `${what} at ${new Date(from).toISOString()}`),
  };

  /** Whether the step or the profile stood as asked at some moment between the question and the answer. */
  function stands({ act, ownerId, stepId, until, from, to }: Pressed): boolean {
    const history = histories.get(act === "unsubscribe" ? `profile ${ownerId}` : `step ${stepId}`) ?? [];
    const before = history.filter(({ realAt }) => realAt < from).slice(-1);
    const during = history.filter(({ realAt }) => realAt >= from && realAt <= (to ?? 0) + 1);
    return [...before, ...during].some(({ row }) => {
      if (act === "unsubscribe") return row.stoppedAt !== null;
      return act === "snooze" ? row.snoozedUntil === until : row.state !== "planned";
    });
  }

  function isForgotten({ deliveryId, acknowledgedAt }: Told): boolean {
    return acknowledgedAt !== null && !known.has(deliveryId);
  }

  function isTooWeak(all: readonly Told[]): boolean {
    const told = all.filter(({ acknowledgedAt }) => acknowledgedAt !== null).map(({ type }) => rankOf(type));
    const last = histories.get(`mail ${all[0]?.mailId}`)?.at(-1)?.row.state ?? "";
    return told.length > 0 && rankOf(last) < Math.max(...told);
  }

  /** Whether somebody's call about this was under way, or the provider had begun to tell of it. */
  function wasAsked({ what, id, realAt, row }: Recorded): boolean {
    const isUnderWay = (byOwner.get(row.ownerId ?? "") ?? []).some(
      ({ from, to }) => from <= realAt + 1 && (to ?? realAt) + 1 >= realAt,
    );
    const wasTold = (mailId: string | null) =>
      (byMail.get(mailId ?? "") ?? []).some(({ sentAt }) => sentAt <= realAt + 1);
    if (what === "word") return byDelivery.has(row.deliveryId ?? "");
    if (what === "mail") return isUnderWay || wasTold(id);
    return isUnderWay || (what === "reminder" && wasTold(row.mailId));
  }
}

function nameOf({ act, stepId, ownerId, to }: Pressed): string {
  const about = act === "unsubscribe" ? `owner ${ownerId}` : `step ${stepId}`;
  return `${act} of ${about}, acknowledged at ${new Date(to ?? 0).toISOString()}`;
}
