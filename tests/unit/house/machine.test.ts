import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { temporaryFolder } from "@/bin/local/binaries";
import { sourceHash } from "@/bin/local/build";
import { checkNode, checkPort, isLoopback } from "@/bin/local/checks";
import { servingUrls } from "@/bin/local/database";
import { holdFolder, prepareFolder } from "@/bin/local/folder";
import { findFreePort, portState } from "@/bin/local/ports";
import { isRunning, startMark } from "@/bin/local/processes";
import { keepSecrets } from "@/bin/local/secrets";

let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(temporaryFolder, "afterword-house-"));
});

afterEach(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

test("an old Node is told which one is needed", () => {
  expect(() => checkNode("20.19.4")).toThrow("Afterword needs Node 20.20 or newer, and this is 20.19.4.");
  expect(() => checkNode("18.20.0")).toThrow("needs Node");
  for (const version of ["20.20.0", "22.0.0", "24.11.1"]) checkNode(version);
});

test("secrets are made once, kept, and readable by their owner alone", () => {
  const first = keepSecrets(folder);
  expect(keepSecrets(folder)).toEqual(first);
  expect(new Set(Object.values(first)).size).toBe(Object.keys(first).length);
  expect(first.authSecret.length).toBeGreaterThanOrEqual(64);
  expect(fs.statSync(path.join(folder, "secrets.json")).mode & 0o777).toBe(0o600);
});

test("a secret that a later version needs is added and the others stay", () => {
  const file = path.join(folder, "secrets.json");
  const { localKey, ...older } = keepSecrets(folder);
  fs.writeFileSync(file, JSON.stringify(older));
  const now = keepSecrets(folder);
  expect(now).toMatchObject(older);
  expect(now.localKey).not.toBe(localKey);
  expect(keepSecrets(folder)).toEqual(now);
});

test("broken secrets are not replaced, since that would lock the database", () => {
  fs.writeFileSync(path.join(folder, "secrets.json"), "{");
  expect(() => keepSecrets(folder)).toThrow("secrets.json cannot be read");
});

test("one data folder is held by one process, and a dead holder is forgotten", () => {
  const letGo = holdFolder(folder, "http://localhost:3000");
  expect(() => holdFolder(folder, "http://localhost:3001")).toThrow(
    `already runs on the data folder ${folder}, at http://localhost:3000 (process ${process.pid})`,
  );
  letGo();
  const stale = { pid: process.pid, mark: "of an earlier process with this number", url: "" };
  fs.writeFileSync(path.join(folder, "running.json"), JSON.stringify(stale));
  holdFolder(folder, "http://localhost:3002")();
  expect(fs.readdirSync(folder)).toEqual([]);
});

test("a data folder that cannot be made is told in one sentence", () => {
  const file = path.join(folder, "file");
  fs.writeFileSync(file, "");
  expect(() => prepareFolder(path.join(file, "data"))).toThrow(/cannot be written\. Change its permissions/);
  prepareFolder(path.join(folder, "a/b"));
  expect(fs.readdirSync(path.join(folder, "a/b"))).toEqual([]);
});

test("a taken port is noticed, also when only the other loopback address is taken", async () => {
  const port = await findFreePort(15900);
  const server = net.createServer().listen(port, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  expect(await portState(port, "127.0.0.1")).toBe("taken");
  expect(await findFreePort(port)).toBeGreaterThan(port);
  await expect(checkPort(port, "127.0.0.1")).rejects.toThrow(`Port ${port} is taken by another program.`);
  await new Promise((resolve) => server.close(resolve));
  await checkPort(port, "127.0.0.1");
});

test("a HOST that is not ours is told apart from a taken port", async () => {
  await expect(checkPort(15950, "198.51.100.77")).rejects.toThrow(
    "HOST=198.51.100.77 is not an address of this machine",
  );
});

test("only loopback goes without the key of /local", () => {
  expect(["localhost", "127.0.0.1", "127.0.0.2", "::1"].every(isLoopback)).toBe(true);
  expect(["0.0.0.0", "::", "192.168.1.5", "127.example.org"].some(isLoopback)).toBe(false);
});

test("a process that has ended does not run", () => {
  expect(isRunning(process.pid)).toBe(true);
  expect(startMark(process.pid)).toBe(startMark(process.pid));
  expect(startMark(2 ** 22 - 1)).toBeNull();
});

test("serving addresses keep the database and its options and change the role", () => {
  const secrets = {
    web: "w/1",
    auth: "a",
    worker: "k",
    superuser: "",
    owner: "",
    authSecret: "",
    localKey: "",
  };
  expect(servingUrls("postgres://me:secret@db.example:5433/mine?sslmode=require", secrets)).toEqual({
    DATABASE_URL_WEB: "postgres://afterword_web:w%2F1@db.example:5433/mine?sslmode=require",
    DATABASE_URL_AUTH: "postgres://afterword_auth:a@db.example:5433/mine?sslmode=require",
    DATABASE_URL_WORKER: "postgres://afterword_worker:k@db.example:5433/mine?sslmode=require",
  });
});

test("a build is fresh until a source changes, is renamed or is added", () => {
  fs.mkdirSync(path.join(folder, "app/a"), { recursive: true });
  fs.writeFileSync(path.join(folder, "app/a/page.tsx"), "one");
  const hashes = [sourceHash(folder)];
  fs.writeFileSync(path.join(folder, "README.md"), "not a source");
  expect(sourceHash(folder)).toBe(hashes[0]);
  fs.writeFileSync(path.join(folder, "app/a/page.tsx"), "two");
  hashes.push(sourceHash(folder));
  fs.renameSync(path.join(folder, "app/a"), path.join(folder, "app/b"));
  hashes.push(sourceHash(folder));
  fs.writeFileSync(path.join(folder, "package-lock.json"), "{}");
  hashes.push(sourceHash(folder));
  expect(new Set(hashes).size).toBe(4);
});
