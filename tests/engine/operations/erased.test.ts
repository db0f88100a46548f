import fs from "node:fs";
import path from "node:path";
import postgres from "postgres";
import { expect, test } from "vitest";
import { takeBackup } from "@/bin/backups/backup";
import { listBeside, readErased, rememberErased } from "@/bin/backups/erased";
import { sessionAdapter } from "@/lib/auth/adapter";
import { accountHash, eraseAccount } from "@/lib/auth/erasing";
import type { OwnerId } from "@/lib/auth/owner";
import { newSecret } from "@/lib/auth/secrets";
import { eraseAgain } from "@/lib/restores/commands";
import { releaseRestored } from "@/lib/restores/releasing/commands";
import { database } from "../../support/database";
import { newUser } from "../../support/factories";
import {
  day,
  db,
  interviewOnTuesday,
  mailsOf,
  minute,
  moveTo,
  pass,
  remindersOf,
  resend,
  settle,
  stage,
  startEngine,
  stopEngine,
  sweepNow,
} from "../delivery/stage";
import { authSecret, backUp, file, loseAndRestore, removeBackups } from "./loss";

stage();
removeBackups();

async function erase(owner: OwnerId): Promise<void> {
  const sessionToken = newSecret();
  const expires = new Date(Date.now() + day);
  await sessionAdapter.createSession?.({ sessionToken, userId: owner, expires });
  await eraseAccount(owner, `${owner}@example.com`, sessionToken);
}

async function usersLeft(): Promise<string[]> {
  return (await db<{ id: string }[]>`select id from "user" order by id`).map(({ id }) => id);
}

/** Two people with a plan, a backup, and then one of them leaves. */
async function someoneLeaves() {
  const [stays, leaves] = [await newUser(), await newUser()];
  await interviewOnTuesday(stays);
  await interviewOnTuesday(leaves);
  await backUp();
  await erase(leaves);
  await settle();
  expect(resend.accepted.map(({ to, subject }) => [to, subject])).toEqual([
    [`${leaves}@example.com`, "Your Afterword account is deleted"],
  ]);
  return { stays, leaves };
}

/** Four days on, the one who stays was reminded, and the one who left heard of nothing but the deletion. */
async function mailsGoOn({ stays, leaves }: { stays: OwnerId; leaves: OwnerId }): Promise<void> {
  await sweepNow();
  await pass(4 * day);
  expect(resend.accepted.filter(({ to }) => to.includes(leaves))).toHaveLength(1);
  expect(resend.accepted.filter(({ to }) => to.includes(stays)).length).toBeGreaterThan(1);
}

test("who was deleted after the backup is gone again before anybody can be written to (F37, I13, M13)", async () => {
  fs.rmSync(listBeside(file), { force: true });
  const { stays, leaves } = await someoneLeaves();
  await takeBackup(database.urlOwner, path.join(path.dirname(file), "later.backup"), authSecret);
  expect(readErased(listBeside(file))).toContain(accountHash(leaves));
  const restored = await loseAndRestore();
  expect(restored.erased).toBe(1);
  expect(await usersLeft()).toEqual([stays]);
  await startEngine();
  await releaseRestored();
  await mailsGoOn({ stays, leaves });
});

test("a log that tells of the deletion is enough, up to the release (F37)", async () => {
  fs.rmSync(listBeside(file), { force: true });
  const { stays, leaves } = await someoneLeaves();
  const log = path.join(path.dirname(file), "web.log");
  fs.writeFileSync(
    log,
    `${JSON.stringify({ level: 40, erased: accountHash(leaves), msg: "account erased" })}\n`,
  );
  // The list beside the backup tells of nobody.
  fs.writeFileSync(listBeside(file), "");
  expect((await loseAndRestore()).erased).toBe(0);
  expect(await usersLeft()).toEqual([stays, leaves]);
  await startEngine();
  await pass(day);
  expect(resend.accepted).toHaveLength(1);
  const operator = postgres(database.urlOwner, { max: 1, onnotice: () => {} });
  await rememberErased(operator, readErased(log));
  await operator.end();
  await releaseRestored();
  expect(await usersLeft()).toEqual([stays]);
  expect(await eraseAgain()).toBe(0);
  await mailsGoOn({ stays, leaves });
});

test("an account deleted while a mail of it is claimed or on its way gets no other mail (F44)", async () => {
  const owner = await newUser();
  await interviewOnTuesday(owner);
  await settle();
  const [first] = await remindersOf(owner);
  resend.failWhile(() => ({ status: 503 }));
  await moveTo(first?.dueAt ?? new Date());
  await settle();
  expect((await mailsOf(owner)).map(({ state }) => state)).toEqual(["sending"]);
  await erase(owner);
  resend.failWhile(null);
  await stopEngine();
  await startEngine();
  await pass(20 * minute);
  await sweepNow();
  await pass(25 * day);
  expect(resend.accepted.map(({ subject }) => subject)).toEqual(["Your Afterword account is deleted"]);
  const failed = await db`select 1 from engine.run where status = 'failed'`;
  expect(failed).toEqual([]);
});
