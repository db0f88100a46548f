import { relayEvents } from "@/inngest/relay";
import { confirmAcceptedMails } from "@/lib/mail/confirming/commands";
import { applyProviderEvent } from "@/lib/mail/events/commands";
import { sweep } from "@/lib/reminders/sweep/commands";
import { createSearch } from "@/lib/searches/commands";
import type { Dice } from "../chaos/dice";
import type { Tally } from "../chaos/tally";
import { actByThemselves, actOnStep } from "./acts";
import { Agenda } from "./agenda";
import { comeBetween } from "./between";
import { Engine, type Handler } from "./engine";
import type { Group } from "./group";
import { type Happening, isBackground, isMoot, isOpen, webhooks } from "./happenings";
import type { Entry } from "./journal";
import { Machine, putDoors } from "./machine";
import { Model } from "./model";
import { Network, type TakenMail } from "./network";
import { type Person, type Scene, signUp } from "./people";
import { Story } from "./story";
import { troubles } from "./troubles";

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const sweepEveryMs = 30 * secondMs;
/** Even when nothing was noted, somebody looks. */
const upkeepEveryMs = dayMs;
/** A Monday ahead of any real clock, so that nothing that asks for the real time finds the future. */
const startsAt = Date.UTC(2035, 0, 1);

interface Given {
  group: Group;
  dice: Dice;
  handler: Handler;
  days: number;
  /** Gets every line of the story. */
  keep?: (line: string) => void;
  counts: Counts;
}

/** What happened in all groups together. */
export interface Counts {
  faults: Tally;
  acts: Tally;
  endings: Tally;
  /** What the events of each kind took, in milliseconds. */
  spent: Map<string, { count: number; ms: number }>;
}

export interface Lived {
  /** The hash of all that happened, without ids: the same for the same seed. */
  hash: string;
  events: number;
  mails: number;
  requests: number;
  /** Mails that came in quiet hours, since their first attempt had no answer. */
  nightly: number;
  broken: string[];
}

/** People, the product, what lies around it, and one clock. */
export class World {
  private readonly agenda = new Agenda<Happening>();
  private readonly model = new Model();
  private readonly people = new Map<string, Person>();
  private readonly mood = { faultShare: 0.06, alarmFaultShare: 0.02, isDown: false };
  private readonly machine: Machine;
  private readonly network: Network;
  private readonly engine: Engine;
  private readonly story: Story;
  private readonly endsAt: number;
  private deferred: Happening[] | null = null;
  private current: Person | null = null;
  private heldUntil = 0;
  private jitter = 0;
  /** Events that wait for the relay. */
  private waiting = 0;
  private events = 0;

  constructor(private readonly given: Given) {
    const { dice, handler, group } = given;
    const { faults } = given.counts;
    const { model, mood } = this;
    this.story = new Story(given.keep);
    this.endsAt = startsAt + given.days * dayMs;
    const machine = new Machine((door) => this.fate(door));
    this.machine = machine;
    const onTaken = (mail: TakenMail) => this.mailTaken(mail);
    const beforeRequest = () => this.catchUp();
    this.engine = new Engine({
      ...{ handler, dice, faults, machine, mood },
      wakeAt: (at, run, wake) => this.agenda.add(at, { is: "alarm", run, wake }),
      cancelAt: (at, run) => this.agenda.add(at, { is: "late cancel", run }),
      onThrow: (error) => this.broke(error),
    });
    const onEvents = (events: Parameters<Engine["accept"]>[0][]) => {
      for (const event of events) this.engine.accept(event);
    };
    this.network = new Network({ dice, faults, machine, model, mood, beforeRequest, onTaken, onEvents });
    putDoors(group.roles.worker.db, machine);
    group.fetch = this.network.fetch;
    // The same for all draws of one event: how often somebody draws is not the simulation's business.
    group.random = () => this.jitter;
    group.onError = (error) => this.broke(error);
  }

  /** Signs up the people with these numbers. */
  async populate(first: number, last: number): Promise<void> {
    const { dice } = this.given;
    this.given.group.now = startsAt;
    for (let nth = first; nth <= last; nth += 1) {
      const person = await signUp(nth, dice, startsAt, this.given.days);
      const { searchId } = await createSearch(person.owner, { name: "First search" }, new Date(startsAt));
      person.searches.push({ id: searchId, isArchived: false });
      this.people.set(person.owner, person);
      this.agenda.add(person.from, { is: "act", person });
    }
    this.agenda.add(startsAt + upkeepEveryMs, { is: "upkeep" });
    for (const { at, what } of troubles(dice, startsAt, this.endsAt)) this.agenda.add(at, what);
  }

  async live(): Promise<Lived> {
    const { model, network } = this;
    for (let next = this.agenda.next(); next && next.at <= this.endsAt; next = this.agenda.next()) {
      await this.happen(next.at, next.what);
      if (model.broken.length > 0) break;
    }
    for (const { state, reason } of model.reminders.values()) {
      this.given.counts.endings.add(reason ? `${state}: ${reason}` : state);
    }
    const broken = model.broken.map((each) => this.story.withoutIds(each));
    const { requests, taken: mails } = network;
    const { nightly } = model;
    return { hash: this.story.end(), events: this.events, mails, requests, nightly, broken };
  }

  private async happen(at: number, what: Happening): Promise<void> {
    this.model.now = at;
    this.engine.now = at;
    this.given.group.now = at;
    if (isMoot(what, this.model)) return;
    if (this.deferred && isBackground(what)) {
      this.deferred.push(what);
      return;
    }
    this.events += 1;
    this.model.event = this.events;
    this.jitter = this.given.dice.between(0, 999) / 1000;
    this.story.tell(`${this.events} ${new Date(at).toISOString()} ${what.is}`);
    const startedAt = performance.now();
    try {
      await this.meet(what);
      this.catchUp();
      await this.handOn();
    } catch (error) {
      this.broke(error);
    }
    this.model.check();
    const { spent: all } = this.given.counts;
    const spent = all.get(what.is) ?? { count: 0, ms: 0 };
    all.set(what.is, { count: spent.count + 1, ms: spent.ms + performance.now() - startedAt });
  }

  private async meet(what: Happening): Promise<void> {
    const { dice, group, counts } = this.given;
    const { model } = this;
    switch (what.is) {
      case "alarm":
        this.current = this.people.get(what.run.event.data.ownerId) ?? null;
        return this.engine.call(what.run, what.wake);
      case "late cancel":
        return this.engine.end(what.run);
      case "act": {
        const { person } = what;
        const inMs = Math.round((person.pace * dayMs * dice.between(25, 175)) / 100 / minuteMs) * minuteMs;
        if (model.now + inMs < person.until) this.agenda.add(model.now + inMs, what);
        return actByThemselves(this.scene(person), counts.acts);
      }
      case "act on step":
        return actOnStep(this.scene(what.person), what.step, counts.acts);
      case "overdue":
        this.current = this.people.get(model.reminders.get(what.id)?.owner ?? "") ?? null;
        return this.sweep();
      case "mail left":
        this.current = this.people.get(model.mails.get(what.id)?.owner ?? "") ?? null;
        return this.sweep();
      case "sweep":
        return this.sweep();
      case "relay":
        return this.relay();
      case "lease ends":
        await group.admin`update mail set lease_until = now() - interval '1 second' where id = ${what.id}`;
        this.agenda.add(model.now + sweepEveryMs, { is: "sweep" });
        return;
      case "webhook":
        return this.tellOf(what);
      case "worker":
        return this.turnWorker(what.isUp, what.forMs);
      case "provider":
        this.mood.isDown = !what.isUp;
        if (!what.isUp) this.outage(what.forMs);
        return;
      case "engine forgets":
        this.given.counts.faults.add("engine forgot everything");
        return this.engine.forgetEverything();
      case "upkeep":
        return this.upkeep();
    }
  }

  private async sweep(): Promise<void> {
    const ending = await this.machine.run(sweep);
    if (ending === "died") this.agenda.add(this.model.now + 5 * sweepEveryMs, { is: "sweep" });
  }

  private async relay(): Promise<void> {
    const ending = await this.machine.run(relayEvents);
    if (ending === "died") this.agenda.add(this.model.now + sweepEveryMs, { is: "relay" });
  }

  private async tellOf({ mail, type, delivery }: Happening & { is: "webhook" }): Promise<void> {
    const { mailId, id, to } = mail;
    const data = { email_id: id, to: [to], tags: { mail_id: mailId } };
    await applyProviderEvent(delivery, { type: `email.${type}`, created_at: new Date(this.model.now), data });
    const owner = this.model.mails.get(mailId)?.owner;
    if (type === "bounced" || type === "complained") this.model.stop(`mailbox ${owner}`);
  }

  private async turnWorker(isUp: boolean, forMs: number): Promise<void> {
    if (!isUp) {
      this.outage(forMs);
      this.deferred ??= [];
      return;
    }
    const waiting = this.deferred ?? [];
    this.deferred = null;
    for (const what of waiting) this.agenda.add(this.model.now, what);
    await this.relay();
    await this.sweep();
  }

  private outage(forMs: number): void {
    this.model.outages.push({ from: this.model.now, to: this.model.now + forMs });
  }

  private async upkeep(): Promise<void> {
    const { now } = this.model;
    const day = Math.round((now - startsAt) / upkeepEveryMs);
    if ([2, 14, 60, 180].includes(day)) await this.given.group.admin.unsafe("vacuum analyze");
    this.agenda.add(now + upkeepEveryMs, { is: "upkeep" });
    if (this.deferred) return;
    await this.sweep();
    await this.machine.run(confirmAcceptedMails);
  }

  /** Called before each transaction, and while a request is on its way. */
  private async fate(door: string): Promise<"go on" | "die"> {
    const { dice, counts } = this.given;
    if (dice.chance(0.004)) {
      counts.faults.add(`process died at a ${door}`);
      return "die";
    }
    const isTransaction = door === "transaction";
    if (isTransaction) this.catchUp();
    if (this.current) await comeBetween(this.scene(this.current), counts.acts, counts.faults);
    if (isTransaction) {
      this.catchUp();
      this.model.looks += 1;
    }
    return "go on";
  }

  private scene(person: Person): Scene {
    const { dice } = this.given;
    const { model } = this;
    return { person, dice, model, at: new Date(model.now), tell: (line) => this.story.tell(line) };
  }

  private mailTaken(mail: TakenMail): void {
    const { dice } = this.given;
    const owner = this.model.mails.get(mail.mailId)?.owner ?? "";
    const person = this.people.get(owner);
    for (const step of mail.steps) {
      if (!person || !dice.chance(0.8)) continue;
      const inMinutes = dice.pick([1, 10, 60, 300, 1500, 4000]) * dice.between(1, 3);
      this.agenda.add(this.model.now + inMinutes * minuteMs, { is: "act on step", person, step });
    }
    const lost = dice.chance(0.3);
    for (const type of webhooks) {
      const share = { sent: 0.1, delivered: 0.5, bounced: 0.001, complained: 0.0005 }[type];
      for (let times = 0; dice.chance(times === 0 ? share : 0.1); times += 1) {
        if (type !== "sent") this.network.note(mail.id, type);
        if (lost) continue;
        const inMs = dice.pick([1, 20, 600, 20_000]) * dice.between(1, 9) * secondMs;
        this.agenda.add(this.model.now + inMs, { is: "webhook", mail, type, delivery: `${mail.id} ${type}` });
      }
    }
  }

  /** Lets the model know what has been written since, and notes what is to be looked after. */
  private catchUp(): void {
    const entries: Entry[] = [];
    for (const note of this.given.group.journal.take()) {
      if (note.what === "event") this.waiting += note.waits ? 1 : -1;
      else if (note.what === "hold") this.held(note.until);
      else entries.push(note);
    }
    for (const entry of entries) {
      this.story.tell(JSON.stringify(entry));
      this.lookAfter(entry);
    }
    this.model.apply(entries);
  }

  /** The web server hands on what waits after a command; if it dies before, the worker does. */
  private async handOn(): Promise<void> {
    const { dice } = this.given;
    if (this.waiting === 0 || this.deferred) return;
    if (dice.chance(0.02)) this.agenda.add(this.model.now + dice.between(1, 60) * secondMs, { is: "relay" });
    else await this.relay();
  }

  private held(until: number | null): void {
    if (until === null || until <= Math.max(this.heldUntil, this.model.now)) return;
    this.heldUntil = until;
    this.model.outages.push({ from: this.model.now, to: until });
    this.agenda.add(until + this.given.dice.between(1, 30) * secondMs, { is: "sweep" });
  }

  private lookAfter(entry: Entry): void {
    const { now } = this.model;
    const tick = (at: number) => Math.ceil(Math.max(at, now) / sweepEveryMs) * sweepEveryMs;
    if (entry.what === "reminder" && entry.state === "scheduled") {
      const { id, due, wait, armed, version, planned } = entry;
      this.agenda.add(tick(Math.max(due, wait ?? 0) + 125 * secondMs), { is: "overdue", id, due });
      if (armed !== version) this.agenda.add(tick(planned + 125 * secondMs), { is: "overdue", id, due });
    } else if (entry.what === "mail" && isOpen(entry.state)) {
      const { id, next, lease, made } = entry;
      if (lease) this.agenda.add(now + 121 * secondMs, { is: "lease ends", id, lease });
      this.agenda.add(tick((next ?? made) + 65 * secondMs), { is: "mail left", id, next });
    }
  }

  private broke(error: unknown): void {
    this.model.broken.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}
