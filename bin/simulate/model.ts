import { Agenda } from "./agenda";
import type { Entry, MailEntry, ProfileEntry, ReminderEntry, StepEntry } from "./journal";
import { type Mail, type Outage, type Reminder, type Request, type Stop, unseen } from "./known";
import { dayIn, isQuiet, wordsFor } from "./wall-clock";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const momentMs = 10 * minuteMs;
/** The latest that a mail may be on its way into quiet hours, and the least that counts as missed. */
const lateMs = 15 * minuteMs;
const keyLifeMs = 23 * hourMs;
const dayMs = 24 * hourMs;
const mailsADay = 6;
/** How long something due may stand untouched, and how long the fate of a mail may be open, where nothing hinders. */
const longest: Record<string, number> = { scheduled: 30 * minuteMs, claimed: 24 * hourMs + 30 * minuteMs };
const strength: Record<string, number> = { accepted: 1, delivered: 2, bounced: 3, complained: 4 };
const stopped = new Set(["cancelled", "skipped", "suppressed", "failed", "unknown"]);

/**
 * What must be true of reminders whatever happens, kept apart from the product: it knows the journal, what people did and what
 * the provider saw. It is asked after every event, and before every answer of the provider.
 */
export class Model {
  readonly broken: string[] = [];
  readonly reminders = new Map<string, Reminder>();
  readonly mails = new Map<string, Mail>();
  readonly steps = new Map<string, StepEntry>();
  readonly outages: Outage[] = [];
  /** Mails whose first attempt came in time, and that were taken in quiet hours. */
  nightly = 0;
  now = 0;
  event = 0;
  /** How many transactions the worker has begun. */
  looks = 0;
  private readonly profiles = new Map<string, ProfileEntry>();
  private readonly open = new Map<string, Set<string>>();
  private readonly inMail = new Map<string, Set<string>>();
  private readonly stops = new Map<string, Stop>();
  private readonly deadlines = new Agenda<string>();
  private readonly caughtUp = new Set<string>();
  private readonly mailsOfDays = new Map<string, number>();

  /** No mail goes out `until` then for a step, an application, a search or a person. */
  stop(id: string, stop: Partial<Stop> = {}): void {
    this.stops.set(id, { until: Number.POSITIVE_INFINITY, except: [], ...stop });
  }

  allow(id: string): void {
    this.stops.delete(id);
  }

  apply(entries: readonly Entry[]): void {
    let claimed: string | null = null;
    for (const entry of entries) {
      if (entry.what === "mail") this.mailIs(entry);
      else if (entry.what === "step") this.stepIs(entry);
      else if (entry.what === "profile") this.profiles.set(entry.owner, entry);
      const claims = entry.what === "reminder" && this.reminderIs(entry) ? entry.mail : null;
      if (claimed && claims !== claimed) this.checkMoment(claimed);
      claimed = claims;
    }
    if (claimed) this.checkMoment(claimed);
  }

  /** Whatever is due must have come to an end by now, or have a reason to wait (I2, I9). */
  check(): void {
    for (;;) {
      const next = this.deadlines.first();
      if (!next || next.at >= this.now) return;
      this.deadlines.next();
      const reminder = this.reminders.get(next.what);
      const patience = longest[reminder?.state ?? ""];
      if (!reminder || patience === undefined) continue;
      const from = Math.max(reminder.due, reminder.changedAt, reminder.wait ?? 0);
      const excuses = this.outages.filter((outage) => outage.from < this.now && outage.to > from - momentMs);
      const last = Math.max(from, ...excuses.map(({ to }) => to)) + patience;
      if (last >= this.now) this.deadlines.add(Math.min(last, this.now + dayMs), reminder.id);
      else this.found("I2", `${nameOf(reminder)} is still ${reminder.state}, due ${time(reminder.due)}`);
    }
  }

  /** The provider is asked to take a mail, and has not decided yet. */
  requested({ mailId, key, body, text, tells }: Request): void {
    const mail = this.mails.get(mailId);
    if (!mail) {
      this.found("I1", `a mail is sent that is not on file: ${mailId}`);
      return;
    }
    if (key !== (mail.key ?? key) || !key.includes(mailId)) this.found("I7", `${mailId} goes as ${key}`);
    if (body !== (mail.body ?? body)) this.found("I6", `${mailId} has other bytes`);
    mail.key = key;
    mail.body = body;
    if (mail.state !== "sending") this.found("I8", `${mailId} is sent, though it is ${mail.state}`);
    if (mail.begunAt !== null && this.now - mail.begunAt > keyLifeMs) {
      this.found("I8", `${mailId} is sent again after the key is gone`);
    }
    const items = this.itemsOf(mailId);
    const told = new Set(items.map(({ step }) => step));
    if (tells.some((step) => !told.has(step)) || tells.length < told.size) {
      this.found("I4", `${mailId} tells of other steps than it was claimed for`);
    }
    for (const item of items) {
      if (item.due > this.now) this.found("I3", `${nameOf(item)} is due ${time(item.due)}`);
      const isSpokenFor = items.some(({ step, slot }) => step === item.step && slot < item.slot);
      if (!isSpokenFor && item.words.some((word) => !text.includes(word))) {
        this.found("I5", `${mailId} does not say that ${nameOf(item)} is due ${item.words.join(", ")}`);
      }
      if (mail.begunAt === null) this.checkWanted(item, mail);
    }
    if (mail.begunAt === null) this.checkCalm(mailId, items);
  }

  /** The provider may have taken it from now on. */
  begun(mailId: string): void {
    const mail = this.mails.get(mailId);
    if (!mail) return;
    mail.begunBefore = mail.begunAt;
    mail.begunAt ??= this.now;
  }

  /** It has certainly not taken it; whether the product hears of that shows when the attempt is recorded. */
  refused(mailId: string): void {
    const mail = this.mails.get(mailId);
    if (mail) mail.isRefused = true;
  }

  taken(mailId: string): void {
    const mail = this.mails.get(mailId);
    if (!mail) return;
    mail.taken += 1;
    if (mail.taken > 1) this.found("I1", `${mailId} was taken twice`);
    for (const item of this.itemsOf(mailId)) {
      const reminder = this.reminders.get(item.id);
      if (reminder?.takenIn) this.found("I1", `${nameOf(item)} was taken in ${reminder.takenIn} already`);
      if (reminder) reminder.takenIn = mailId;
      this.countCatchUp(item);
    }
    this.countDay(mail);
    const profile = this.profiles.get(mail.owner);
    if (profile && (mail.begunAt ?? this.now) < this.now && isQuiet(this.now, profile)) this.nightly += 1;
  }

  /** An event with these facts goes to the engine, which keeps them (I15). */
  handedOver(names: readonly string[]): void {
    const other = names.find((name) => !["ownerId", "reminderId", "version"].includes(name));
    if (other) this.found("I15", `an event carries ${other}`);
  }

  /** Open steps of a person, the earliest first. */
  stepsOf(owner: string): StepEntry[] {
    const ids = new Set([...(this.open.get(owner) ?? [])].map((id) => this.reminders.get(id)?.step ?? ""));
    const steps = [...ids].flatMap((id) => this.steps.get(id) ?? []);
    return steps.filter(({ state }) => state === "planned").sort((a, b) => a.due - b.due);
  }

  private reminderIs(entry: ReminderEntry): boolean {
    const before = this.reminders.get(entry.id);
    const isNew =
      before?.version !== entry.version || before.state !== entry.state || before.due !== entry.due;
    const claims = entry.state === "claimed" && entry.mail !== null && before?.mail !== entry.mail;
    if (before) this.checkChange(before, entry);
    const isSame = before?.version === entry.version;
    const versionAfter = isSame ? before.versionAfter : this.looks;
    if (claims) this.checkClaim(entry, versionAfter);
    if (before?.mail && before.mail !== entry.mail) this.inMail.get(before.mail)?.delete(entry.id);
    if (entry.mail) put(this.inMail, entry.mail, entry.id);
    const isOpen = longest[entry.state] !== undefined;
    if (isOpen) put(this.open, entry.owner, entry.id);
    else this.open.get(entry.owner)?.delete(entry.id);
    this.reminders.set(entry.id, {
      ...entry,
      claimedVersion: claims ? entry.version : (before?.claimedVersion ?? 0),
      words: claims ? wordsFor(entry.due, this.profiles.get(entry.owner)) : (before?.words ?? []),
      changedAt: isNew ? this.now : (before?.changedAt ?? this.now),
      changedIn: isNew ? this.event : (before?.changedIn ?? this.event),
      takenIn: before?.takenIn ?? null,
      versionAfter,
    });
    if (isOpen && isNew) {
      this.deadlines.add(Math.max(entry.due, this.now) + (longest[entry.state] ?? 0), entry.id);
    }
    return claims;
  }

  /** What is claimed has come, and was read and rendered in an earlier transaction than the one that claims it. */
  private checkClaim(entry: ReminderEntry, versionAfter: number): void {
    if (entry.due > this.now) this.found("I3", `${nameOf(entry)} is claimed, due ${time(entry.due)}`);
    if (this.looks < versionAfter + 2)
      this.found("I5", `${nameOf(entry)} is claimed, and nobody had read it`);
  }

  private checkChange(before: Reminder, after: ReminderEntry): void {
    const fell = (strength[before.state] ?? 0) > (strength[after.state] ?? 0);
    if (fell) this.found("I16", `${nameOf(after)} went from ${before.state} to ${after.state}`);
    if (after.version < before.version) this.found("I16", `${nameOf(after)} went back a version`);
    const isAgain = stopped.has(before.state) && longest[after.state] !== undefined;
    if (isAgain && after.version === before.version) this.found("I5", `${nameOf(after)} came back unchanged`);
    if (stopped.has(after.state) && !after.reason)
      this.found("I2", `${nameOf(after)} ended without a reason`);
    const isTooLate = after.state === "skipped" && after.reason?.startsWith("Its time had passed");
    if (isTooLate && this.now - after.due <= lateMs) {
      this.found("I2", `${nameOf(after)} was skipped as too late, and was due ${time(after.due)}`);
    }
    if (before.takenIn && ["cancelled", "skipped", "suppressed"].includes(after.state)) {
      this.found("I2", `${nameOf(after)} was taken, and its receipt says ${after.state}`);
    }
  }

  private stepIs(entry: StepEntry): void {
    const isPlannedAnew = this.steps.get(entry.id)?.state === "dropped" && entry.state === "planned";
    this.steps.set(entry.id, entry);
    // It comes back with times of its own, and not with the snooze that it was dropped with.
    const { until = Number.POSITIVE_INFINITY } = this.stops.get(entry.id) ?? {};
    if (isPlannedAnew && Number.isFinite(until)) this.allow(entry.id);
  }

  private mailIs(entry: MailEntry): void {
    const before = this.mails.get(entry.id);
    const fell = (strength[before?.state ?? ""] ?? 0) > (strength[entry.state] ?? 0);
    if (fell) this.found("I16", `${entry.id} went from ${before?.state} to ${entry.state}`);
    const mail = { ...(before ?? unseen), ...entry };
    if (mail.isRefused && entry.lease === null) mail.begunAt = mail.begunBefore;
    this.mails.set(entry.id, { ...mail, isRefused: false });
  }

  /** A mail takes in all that is due, and waits ten minutes for what falls due after the first (I10). */
  private checkMoment(mailId: string): void {
    const items = this.itemsOf(mailId);
    const until = Math.max(this.now, Math.min(...items.map(({ due }) => due)) + momentMs);
    for (const id of this.open.get(items[0]?.owner ?? "") ?? []) {
      const other = this.reminders.get(id);
      if (other?.state !== "scheduled" || other.due > until || other.changedIn === this.event) continue;
      if (other.stale !== null && other.stale <= this.now) continue;
      if (this.steps.get(other.step)?.state === "planned") {
        this.found("I10", `${nameOf(other)}, due ${time(other.due)}, is not in ${mailId}`);
      }
    }
  }

  private checkWanted(item: Reminder, mail: Mail): void {
    const step = this.steps.get(item.step);
    const name = `${nameOf(item)} (${step?.kind})`;
    if (item.state !== "claimed" || item.mail !== mail.id) this.found("I4", `${name} is ${item.state}`);
    if (item.version !== item.claimedVersion)
      this.found("I5", `${name} was claimed at ${item.claimedVersion}`);
    if (step?.state !== "planned") this.found("I4", `${name} is for a step that is ${step?.state}`);
    if ((step?.snoozed ?? step?.due ?? 0) > this.now) this.found("I4", `${name} is for a step not due yet`);
    for (const id of [item.owner, `mailbox ${item.owner}`, step?.application ?? "", item.step]) {
      const stop = this.stops.get(id);
      if (stop && this.now < stop.until && !stop.except.includes(step?.kind ?? "")) {
        this.found("I4", `${name} was stopped by what the person did`);
      }
    }
  }

  /** Nothing arrives in quiet hours but what the person snoozed to then, or what is only just late (I10). */
  private checkCalm(mailId: string, items: readonly Reminder[]): void {
    const profile = this.profiles.get(items[0]?.owner ?? "");
    if (!profile || !isQuiet(this.now, profile)) return;
    const latest = Math.max(...items.map(({ due }) => due));
    const isChosen = items.some(({ due, step }) => this.steps.get(step)?.snoozed === due);
    if (isChosen || this.now - latest <= lateMs) return;
    this.found("I10", `${mailId} goes at ${time(this.now)} in quiet hours, due ${time(latest)}`);
  }

  /** What was missed in an outage comes in one mail (I10). */
  private countCatchUp(item: Reminder): void {
    for (const outage of this.outages) {
      const isMissed = item.due >= outage.from && item.due < outage.to - lateMs && item.planned < outage.to;
      const claimedAt = this.mails.get(item.mail ?? "")?.made ?? 0;
      if (!isMissed || claimedAt < outage.to) continue;
      const key = `${item.owner} ${outage.from}`;
      if (this.caughtUp.has(key) && !this.caughtUp.has(`${key} ${item.mail}`)) {
        this.found("I10", `a second catch-up mail after ${time(outage.from)}: ${item.mail}`);
      }
      this.caughtUp.add(key).add(`${key} ${item.mail}`);
    }
  }

  /** Six mails are enough for one day, where what they tell can wait for the next (I10). */
  private countDay({ id, owner, made }: Mail): void {
    const day = `${owner} ${dayIn(this.profiles.get(owner)?.zone ?? "UTC").format(made)}`;
    const count = (this.mailsOfDays.get(day) ?? 0) + 1;
    this.mailsOfDays.set(day, count);
    const canWait = this.itemsOf(id).every(({ step, stale }) => {
      return (
        this.steps.get(step)?.kind !== "offer-deadline" && (stale ?? Number.POSITIVE_INFINITY) > made + dayMs
      );
    });
    if (count > mailsADay && canWait) this.found("I10", `${id} is mail ${count} of its day`);
  }

  private itemsOf(mailId: string): Reminder[] {
    return [...(this.inMail.get(mailId) ?? [])].flatMap((id) => this.reminders.get(id) ?? []);
  }

  private found(invariant: string, sentence: string): void {
    this.broken.push(`${invariant}: ${sentence}, at ${time(this.now)}`);
  }
}

function nameOf({ slot, occurrence, id, version }: ReminderEntry): string {
  return `reminder ${id} (${slot} ${occurrence}, version ${version})`;
}

function time(at: number): string {
  return Number.isFinite(at) ? new Date(at).toISOString() : "never";
}

function put(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}
