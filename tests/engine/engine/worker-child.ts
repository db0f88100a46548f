/** A worker in a process of its own, for the tests that kill one. Its functions write what they do to `effect`. */
import { Inngest } from "inngest";
import postgres from "postgres";
import { createEngine } from "../../../inngest/engine/engine";

const sql = postgres(process.env.DATABASE_URL ?? "", { max: 4 });
const silent = { info() {}, warn() {}, error() {}, debug() {} };
const client = new Inngest({ id: "crash", isDev: true, logger: silent });

async function effect(what: string): Promise<void> {
  await sql`insert into effect (what, pid) values (${what}, ${process.pid})`;
}

const reminder = client.createFunction(
  { id: "reminder", triggers: [{ event: "crash/asked" }] },
  async ({ event, step }) => {
    await step.run("prepare", () => effect(`prepare ${event.data.id}`));
    await step.sleepUntil("due", event.data.dueAt);
    await step.run("send", async () => {
      await effect(`send ${event.data.id}`);
      if (process.env.HANG === "1") await new Promise(() => {});
    });
    await step.run("record", () => effect(`record ${event.data.id}`));
  },
);

const engine = createEngine({ sql, client, functions: [reminder], log: silent, graceSeconds: 1 });
await engine.start();
process.on("SIGTERM", async () => {
  await engine.stop();
  process.exit(0);
});
process.stdout.write("started\n");
