import pino from "pino";
import { afterEach, beforeEach, expect, type MockInstance, test, vi } from "vitest";
import { connection } from "@/db/client";
import { requestCode } from "@/lib/auth/challenges";
import { codeOfLink } from "@/lib/auth/secrets";
import { log } from "@/lib/log";
import { applyProviderEvent } from "@/lib/mail/events/commands";
import { saveProfile } from "@/lib/users/commands";
import { getProfile } from "@/lib/users/queries";
import { newUser } from "../../support/factories";
import {
  day,
  hour,
  interviewOnTuesday,
  now,
  pass,
  remindersOf,
  resend,
  settle,
  stage,
  sweepNow,
} from "./stage";

stage();

interface Stream {
  write(line: string): void;
}

let lines: string;
let written: MockInstance<Stream["write"]>;

beforeEach(() => {
  lines = "";
  // pino keeps its stream under this symbol.
  const stream = (log as unknown as Record<symbol, Stream>)[pino.symbols.streamSym] as Stream;
  written = vi.spyOn(stream, "write").mockImplementation((line) => {
    lines += line;
  });
  log.level = "trace";
});

afterEach(() => {
  log.level = "silent";
  written.mockRestore();
});

test("what is logged while mails go, fail and come back holds no address, name, text, code or token (I13, I15, 16.2.5)", async () => {
  const owner = await newUser();
  const address = `${owner}@example.com`;
  const { version, ...profile } = await getProfile(owner);
  await saveProfile(owner, { ...profile, name: "Kim Lee", version }, await now());
  await interviewOnTuesday(owner, { role: "Glass blower" });
  let link = "";
  resend.fail(
    { only: "Afterword code", status: 503 },
    { status: 500 },
    { status: 429, name: "daily_quota_exceeded" },
  );
  await requestCode(
    "stranger@example.org",
    { browserSecret: "a-browser-of-its-own", ip: "203.0.113.7" },
    {
      returnTo: null,
      linkTo: (secret) => {
        link = secret;
        return `https://afterword.example/sign-in/link/${secret}`;
      },
    },
  );
  await settle();
  await pass(2 * day);
  await sweepNow();
  await pass(hour);
  resend.fail({ status: 422, name: "validation_error" });
  await pass(7 * day);
  const mail = resend.accepted.find(({ to }) => to === address);
  await applyProviderEvent("webhook", {
    type: "email.bounced",
    created_at: new Date(),
    data: { email_id: mail?.id ?? "", to: [address] },
  });
  const { sql } = connection("worker");
  const fault = await sql`select ${address}::uuid`.catch((error: unknown) => error);
  log.error({ err: fault, email: address, deep: { token: link } }, "a fault on purpose");

  expect(resend.accepted.length).toBeGreaterThan(2);
  expect(lines.split("\n").length).toBeGreaterThan(5);
  const token = /\/r\/([\w-]{20,})/.exec(mail?.text ?? "")?.[1] ?? "missing";
  const own = [
    address,
    "stranger@example.org",
    "Kim Lee",
    "Keiko",
    "Ito",
    "Acme",
    "Glass blower",
    "203.0.113.7",
  ];
  const secrets = [codeOfLink(link), link, token, resend.apiKey, process.env.AUTH_SECRET as string];
  expect([...own, ...secrets].filter((word) => lines.includes(word))).toEqual([]);
  expect((await remindersOf(owner)).some(({ state }) => state === "accepted" || state === "bounced")).toBe(
    true,
  );
});
