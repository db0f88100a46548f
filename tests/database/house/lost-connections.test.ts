import net from "node:net";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startWire, type Wire } from "@/bin/chaos/wire";
import { openSteadily } from "@/db/steady-socket";
import { database, testDatabase } from "../../support/database";
import { listenFrom } from "../../support/listening";

testDatabase();

const connections = 4;
let wire: Wire;
let sql: postgres.Sql;

beforeAll(async () => {
  const url = new URL(database.urlWorker);
  wire = await startWire(Number(url.port), 15900);
  url.port = String(wire.port);
  const options: postgres.Options<Record<string, never>> = { max: connections, backoff: () => 0.05 };
  sql = postgres(url.toString(), { ...options, ...{ socket: openSteadily } });
});

afterAll(async () => {
  await sql.end({ timeout: 1 });
  await wire.close();
});

/** Four statements, and between them whatever the loop has to do. */
function transaction(): Promise<unknown> {
  return sql.begin(async (tx) => {
    for (let nth = 0; nth < 4; nth += 1) await tx`select ${nth}::int, pg_sleep(0.005)`;
  });
}

test("connections that are cut under transactions fail those, and nothing else, ever after (P8, F26)", async () => {
  const ended: string[] = [];
  for (let cut = 0; cut < 12; cut += 1) {
    const running = Array.from({ length: 8 }, transaction);
    const some = sql`select pg_sleep(0.002)`.catch(() => {});
    wire.cut();
    const answers = await Promise.allSettled(running);
    await some;
    ended.push(...answers.map(({ status }) => status));
  }
  expect(ended).toHaveLength(96);
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: connections * 3 }, transaction));
  expect(performance.now() - startedAt).toBeLessThan(10_000);
});

test("a server that ends a session in the middle of a transaction is told from a fault of the process (P8)", async () => {
  const killed = sql.begin(async (tx) => {
    await tx`select pg_terminate_backend(pg_backend_pid())`;
  });
  await expect(killed).rejects.toThrow();
  expect(await sql`select 1 as one`).toHaveLength(1);
});

/** A pool with one place, and the sockets that it had there. */
function singlePlace(): { single: postgres.Sql; sockets: net.Socket[] } {
  const sockets: net.Socket[] = [];
  const socket = (address: Parameters<typeof openSteadily>[0]) => {
    const opened = openSteadily(address);
    sockets.push(opened);
    return opened;
  };
  return { single: postgres(database.urlWorker, { max: 1, backoff: () => 0.05, ...{ socket } }), sockets };
}

test("what is not written yet when its connection closes is refused, never taken for done, and the place serves on (P8, F26)", async () => {
  const { single, sockets } = singlePlace();
  const startedAt = performance.now();
  for (let nth = 0; nth < 5; nth += 1) {
    expect(await single`select ${nth}::int as nth`).toMatchObject([{ nth }]);
    const answer = Promise.allSettled([single`select ${nth}::int as unsaid`.execute()]);
    // The driver takes a query within a few microtasks, and writes it when the loop's turn ends.
    for (let microtask = 0; microtask < 10; microtask += 1) await null;
    const current = sockets.at(-1);
    current?.emit("close", true);
    current?.destroy();
    expect(await answer).toMatchObject([{ status: "rejected" }]);
  }
  expect(performance.now() - startedAt).toBeLessThan(8000);
  await single.end({ timeout: 1 });
});

test("why a session ended is told to nobody who comes later, whether it was at work or not (P8)", async () => {
  const { single, sockets } = singlePlace();
  for (const isAtWork of [true, false]) {
    const [session] = await single<{ pid: number }[]>`select pg_backend_pid() as pid`;
    const closed = new Promise((resolve) => sockets.at(-1)?.once("close", resolve));
    const working = Promise.allSettled(isAtWork ? [single`select pg_sleep(60)`.execute()] : []);
    await sql`select pg_terminate_backend(${session?.pid ?? 0}, 5000)`;
    for (const { status } of await working) expect(status).toBe("rejected");
    await closed;
    expect(await single`select 1 as one`).toMatchObject([{ one: 1 }]);
  }
  await single.end({ timeout: 1 });
});

/** What a server says that has not come to its end of recovery. */
function startingUp(): Buffer {
  const words = Buffer.from("SFATAL\0VFATAL\0C57P03\0Mthe database system is starting up\0\0");
  const head = Buffer.alloc(5);
  head.write("E");
  head.writeInt32BE(words.length + 4, 1);
  return Buffer.concat([head, words]);
}

test("a server that is still starting up is asked again, and nobody is told of it, then or later (P8)", async () => {
  const { port } = new URL(database.urlWorker);
  let early = 0;
  const door = net.createServer((inner) => {
    inner.on("error", () => {});
    if (early < 6) {
      early += 1;
      inner.once("data", () => inner.end(startingUp()));
      return;
    }
    const outer = net.connect(Number(port), "127.0.0.1");
    outer.on("error", () => inner.destroy());
    inner.pipe(outer).pipe(inner);
  });
  const url = new URL(database.urlWorker);
  url.port = String(await listenFrom(door, 15950));
  const options: postgres.Options<Record<string, never>> = { max: 3, backoff: () => 0.05 };
  const through = postgres(url.toString(), { ...options, ...{ socket: openSteadily } });
  const asked = Array.from({ length: 12 }, (_, nth) => through`select ${nth}::int as nth`);
  expect((await Promise.all(asked)).map(([row]) => row?.nth)).toEqual(asked.map((_, nth) => nth));
  expect(early).toBe(6);
  await through.end({ timeout: 1 });
  door.close();
});
