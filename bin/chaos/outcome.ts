import type { Callers } from "./callers";
import { productTime } from "./clock";
import type { Cluster } from "./cluster";
import { dayMs } from "./days";
import type { Fate } from "./fate";
import { readJournal, readJumps } from "./journal";
import { matchWeb, type WebVerdict } from "./kept";
import type { Pressed } from "./links";
import { match, type Verdict } from "./matcher";
import type { Traps } from "./points";
import type { Stage } from "./run";
import type { Tally } from "./tally";
import type { Told } from "./webhooks";

export interface Outcome {
  verdict: Verdict;
  /** What was caught at each crash point, if they were asked for. */
  caught: Traps["caught"] | null;
  /** Milliseconds from the return of the database until all workers worked again. */
  recoveries: number[];
  /** How the web came out of it, if it was there. */
  web: WebOutcome | null;
  faults: Tally;
  acts: Tally;
  interviews: number;
  mails: number;
  requests: number;
  days: number;
  strides: number;
}

export interface WebOutcome {
  verdict: WebVerdict;
  /** What said that the database was there while it was not. */
  lies: string[];
  /** Pages behind mails that had nothing to press, if that was all of them: then this run shows less than it says. */
  formless: string[];
  recoveries: number[];
  answers: Tally;
  /** Acts through links and webhooks that the web said it had taken. */
  acknowledged: number;
}

/** So many may all be about what is settled already. */
const fewPages = 10;

/** What there is to know of the web: fate's blows, who called, what was asked and told. */
interface WebSide {
  fate: Fate;
  callers: Callers;
  pressed: Pressed[];
  told: Told[];
}

/** Everything that must be empty. */
export function findings({ verdict, web }: Outcome): [name: string, found: string[]][] {
  const { lost, doubled, early, afterStop, otherBytes } = verdict;
  const mails: [string, string[]][] = [
    ["lost", lost],
    ["doubled", doubled],
    ["early", early],
    ["after stop", afterStop],
    ["other bytes", otherBytes],
  ];
  if (!web) return mails;
  const { forgotten, unasked, unserved } = web.verdict;
  return [
    ...mails,
    ["acknowledged and lost", forgotten],
    ["done unasked", unasked],
    ["failed without cause", unserved],
    ["untrue health", web.lies],
    ["no forms", web.formless],
  ];
}

/** Ends the processes and holds what they left behind against what they were asked. */
export async function tell(stage: Stage, startedAt: number, webSide: WebSide | null): Promise<Outcome> {
  const { provider, cluster, clock, workers, outages, faults, acts, strides } = stage;
  const endedAt = clock.now();
  await Promise.all(workers.map((worker) => worker.kill(true)));
  const { accepted, requests } = provider.resend;
  const jumps = await readJumps(cluster.admin);
  const journal = await readJournal(cluster.admin);
  const amiss = webSide?.fate.amiss ?? [];
  const verdict = match({
    journal,
    taken: accepted.map(({ key, at, tags }) => ({
      mailId: tags.find(({ name }) => name === "mail_id")?.value ?? "",
      key,
      realAt: at,
      at: productTime(jumps, at),
    })),
    requests,
    jumps,
    amiss,
    endedAt,
    outages,
  });
  verdict.lost.push(...(await unplanned(cluster)));
  const days = Math.round((endedAt - startedAt) / dayMs);
  return {
    ...{ verdict, faults, acts, days, strides, caught: null },
    recoveries: webSide?.fate.recoveries ?? [],
    web: webSide && webOutcome(webSide, journal),
    ...{ mails: accepted.length, requests: requests.length, interviews: stage.candidacies.size },
  };
}

function webOutcome(
  { fate, callers, pressed, told }: WebSide,
  journal: Awaited<ReturnType<typeof readJournal>>,
): WebOutcome {
  const { amiss, lies, webRecoveries } = fate;
  const opened = callers.answers.of("link page 200");
  return {
    verdict: matchWeb({ journal, pressed, told, unserved: callers.unserved, amiss }),
    ...{ lies, recoveries: webRecoveries, answers: callers.answers },
    formless: opened >= fewPages && pressed.length === 0 ? [`all of ${opened} pages`] : [],
    acknowledged:
      pressed.filter(({ isDone }) => isDone).length +
      told.filter(({ acknowledgedAt }) => acknowledgedAt !== null).length,
  };
}

/** Open steps that should be told about and have no reminder at all. */
async function unplanned({ admin }: Cluster): Promise<string[]> {
  const rows = await admin<{ id: string; kind: string }[]>`
    select s.id, s.kind from follow_up_step s
    where s.state = 'planned' and not (s.kind = 'application-follow-up' and s.channel = 'none')
      and not exists (select 1 from reminder r where r.owner_id = s.owner_id and r.step_id = s.id)
      and exists (select 1 from profile p where p.owner_id = s.owner_id and p.reminders_stopped_at is null)`;
  return rows.map(({ id, kind }) => `step ${id} (${kind}) has no reminder`);
}
