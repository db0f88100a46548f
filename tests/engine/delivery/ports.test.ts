import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { GET, PUT } from "@/app/api/inngest/route";
import { stage, startEngine, stopEngine } from "./stage";

stage();

function openPorts(): number {
  return process.getActiveResourcesInfo().filter((name) => name === "TCPServerWrap").length;
}

test("the embedded engine has no dashboard and no port: only the database leads to it (F24)", async () => {
  await stopEngine();
  const before = openPorts();
  await startEngine();
  expect(openPorts()).toBe(before);
  const stranger = () => new NextRequest("http://localhost:3000/api/inngest");
  const told = await GET(stranger(), undefined);
  expect(await told.text()).not.toMatch(/deliver-reminder|reminder\/scheduled|signkey/);
  expect((await PUT(new NextRequest(stranger(), { method: "PUT" }), undefined)).status).toBe(405);
});
