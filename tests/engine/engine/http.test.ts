import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Inngest, type InngestFunction } from "inngest";
import { serve } from "inngest/node";
import { afterEach, expect, test } from "vitest";
import { httpTransport } from "@/tests/support/http-transport";
import { engineTestDatabase } from "./engine-database";
import { MINUTE, pass, runsOf, send, settled, startEngine, stopEnginesAfterEach } from "./harness";

const database = engineTestDatabase();
const { sql } = database;
const KEY = `signkey-test-${"1f".repeat(32)}`;
const silent = { info() {}, warn() {}, error() {}, debug() {} };
const servers: Server[] = [];
stopEnginesAfterEach();
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

function cloudClient(id: string): Inngest {
  return new Inngest({ id, isDev: false, signingKey: KEY, eventKey: "unused", logger: silent });
}

/** An app as Inngest Cloud would find it: the SDK's own route, in cloud mode. */
async function host(client: Inngest, functions: InngestFunction.Any[]): Promise<string> {
  const server = createServer(serve({ client, functions }));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // a TCP server that listens has this shape
  return `http://127.0.0.1:${port}/api/inngest`;
}

test("the same functions run through the SDK's route in cloud mode, with signed calls over the canonical body (2.1.1)", async () => {
  const client = cloudClient("routed");
  const steps: string[] = [];
  const routed = client.createFunction(
    { id: "routed", triggers: [{ event: "routed/asked" }] },
    async ({ event, step }) => {
      await step.run("zwei", () => steps.push(event.data.text));
      await step.sleep("nap", "1m");
      return Promise.all([step.run("a", () => "ä"), step.run("b", () => ({ z: 1, a: [1.5, null, 1e21] }))]);
    },
  );
  const url = await host(client, [routed]);
  await startEngine(database, client, [routed], { invoke: httpTransport(url, KEY) });
  await send(sql, "routed/asked", { text: 'Grüße \u2028 "quoted"', z: 1, a: 2 });
  await pass(database, 2 * MINUTE);
  expect(steps).toEqual(['Grüße \u2028 "quoted"']);
  expect((await runsOf(sql, "routed-routed"))[0]).toMatchObject({
    status: "completed",
    output: ["ä", { z: 1, a: [1.5, null, 1e21] }],
  });
});

test("an unsigned call is refused with 401 and runs nothing (F23)", async () => {
  const client = cloudClient("unsigned");
  let ran = 0;
  const guarded = client.createFunction(
    { id: "guarded", triggers: [{ event: "guarded/asked" }] },
    async () => {
      ran += 1;
    },
  );
  const url = await host(client, [guarded]);
  const body = JSON.stringify({
    version: 2,
    event: {},
    events: [{}],
    steps: {},
    ctx: { run_id: "1", attempt: 0 },
  });
  const call = (headers: Record<string, string>) =>
    fetch(`${url}?fnId=unsigned-guarded&stepId=step`, { method: "POST", headers, body });
  expect((await call({})).status).toBe(401);
  expect(
    (await call({ "x-inngest-signature": `t=${Math.floor(Date.now() / 1000)}&s=${"0".repeat(64)}` })).status,
  ).toBe(401);
  expect(ran).toBe(0);
});

test("a wrong signing key stops the engine with an alarm and burns no attempt", async () => {
  const client = cloudClient("wrong-key");
  const guarded = client.createFunction(
    { id: "guarded", triggers: [{ event: "wrong-key/asked" }], retries: 0 },
    async () => "reached",
  );
  const url = await host(client, [guarded]);
  const { engine, logged } = await startEngine(database, client, [guarded], {
    invoke: httpTransport(url, `signkey-test-${"2e".repeat(32)}`),
  });
  await send(sql, "wrong-key/asked");
  await expect.poll(() => engine.halted()).toMatch(/refused the engine's signature/);
  expect(logged.some((line) => line.level === "error" && /stopped calling/.test(line.message))).toBe(true);
  await engine.stop();
  expect((await runsOf(sql, "wrong-key-guarded"))[0]).toMatchObject({ status: "running", attempt: 0 });

  await startEngine(database, client, [guarded], { invoke: httpTransport(url, KEY) });
  await settled(sql);
  expect((await runsOf(sql, "wrong-key-guarded"))[0]).toMatchObject({
    status: "completed",
    output: "reached",
  });
});

test("an app that is down is called again until it is back, without burning attempts", async () => {
  const client = cloudClient("down");
  const plain = client.createFunction(
    { id: "plain", triggers: [{ event: "down/asked" }], retries: 0 },
    async () => "up",
  );
  const url = await host(client, [plain]);
  let up = false;
  const reach = httpTransport(url, KEY);
  const refused = httpTransport("http://127.0.0.1:9/api/inngest", KEY);
  await startEngine(database, client, [plain], { invoke: (...call) => (up ? reach : refused)(...call) });
  await send(sql, "down/asked");
  await settled(sql);
  expect((await runsOf(sql, "down-plain"))[0]).toMatchObject({ status: "running", attempt: 0 });
  up = true;
  await pass(database, MINUTE);
  expect((await runsOf(sql, "down-plain"))[0]).toMatchObject({ status: "completed", output: "up" });
});

test("in process a client in cloud mode with any key works, and nothing has to be signed", async () => {
  const client = cloudClient("inside");
  const plain = client.createFunction(
    { id: "plain", triggers: [{ event: "inside/asked" }] },
    async () => "inside",
  );
  await startEngine(database, client, [plain]);
  await send(sql, "inside/asked");
  await settled(sql);
  expect((await runsOf(sql, "inside-plain"))[0]).toMatchObject({ status: "completed", output: "inside" });
});

test("a client in cloud mode without a signing key is refused with a sentence that says what to do", async () => {
  const client = new Inngest({ id: "keyless", isDev: false, logger: silent });
  const plain = client.createFunction(
    { id: "plain", triggers: [{ event: "keyless/asked" }] },
    async () => {},
  );
  await expect(startEngine(database, client, [plain])).rejects.toThrow(/cloud mode without a signing key/);
});
