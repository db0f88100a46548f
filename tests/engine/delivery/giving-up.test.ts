import { beforeEach, expect, test } from "vitest";
import type { OwnerId } from "@/lib/auth/owner";
import { sendMail } from "@/lib/mail/sending/commands";
import { sweep } from "@/lib/reminders/sweep/commands";
import type { Fault } from "../../support/fake-resend";
import {
  aboutToAsk,
  db,
  debriefOf,
  dropLease,
  hour,
  mailsOf,
  minute,
  outage,
  pass,
  resend,
  stage,
  stopEngine,
} from "./stage";

stage();

let owner: OwnerId;

beforeEach(async () => {
  ({ owner } = await aboutToAsk());
});

test.each<[string, Fault]>([
  ["500", { status: 500 }],
  ["502", { status: 502, name: "bad_gateway" }],
  ["503", { status: 503, name: "service_unavailable" }],
])(
  "P9: a provider that answers %s for twenty hours: the reminder fails, and its receipt says so (F3, I2)",
  async (_what, fault) => {
    resend.failWhile((body) => (body.includes("How did it go") ? fault : null));
    await pass(19 * hour);
    expect((await debriefOf(owner))?.state).toBe("claimed");
    await pass(3 * hour);
    expect(await debriefOf(owner)).toMatchObject({
      state: "failed",
      stateReason: expect.stringMatching(/\.$/),
    });
    expect((await mailsOf(owner))[0]?.state).toBe("failed");
    const tries = resend.requests.filter(({ body }) => body.includes("How did it go"));
    expect(new Set(tries.map(({ key, body }) => key + body)).size).toBe(1);
    expect(tries.length).toBeLessThan(60);
  },
);

test.each<[string, Fault]>([
  ["no answer", { reset: true }],
  ["an answer that nobody can read", { status: 200, raw: "<html>" }],
  ["a gateway that had no answer", { status: 504, name: "gateway_timeout" }],
])(
  "P9: %s even once among twenty hours of failures: nobody knows, so it ends unknown (F4, I8)",
  async (_what, fault) => {
    let first = true;
    resend.failWhile((body) => {
      if (!body.includes("How did it go")) return null;
      const now = first ? fault : { status: 503 };
      first = false;
      return now;
    });
    await pass(22 * hour);
    expect((await debriefOf(owner))?.state).toBe("unknown");
  },
);

test("P9: an attempt that a crash left behind is of unknown fate, whatever the later ones answer", async () => {
  resend.failWhile(() => ({ status: 503 }));
  await pass(2 * minute);
  const mailId = (await debriefOf(owner))?.mailId ?? "";
  await stopEngine();
  await db`update mail set lease_token = gen_random_uuid(), next_attempt_at = null where id = ${mailId}`;
  await dropLease(mailId);
  await sendMail(mailId);
  await outage(24 * hour);
  await sweep();
  expect((await debriefOf(owner))?.state).toBe("unknown");
});

test("P9: a webhook that comes after we gave up still sets the receipt right", async () => {
  const { applyProviderEvent } = await import("@/lib/mail/events/commands");
  resend.failWhile((body) => (body.includes("How did it go") ? { status: 500 } : null));
  await pass(22 * hour);
  const [mail] = await mailsOf(owner);
  const data = { email_id: "of-the-provider", tags: { mail_id: mail?.id ?? "" } };
  await applyProviderEvent("msg_late", { type: "email.delivered", created_at: new Date(), data });
  expect((await debriefOf(owner))?.state).toBe("delivered");
});
