import fs from "node:fs";
import { expect, test } from "vitest";
import { refusedBearer } from "@/lib/auth/bearer";
import { figureNames, prometheusText } from "@/lib/health/figures/rules";

test("figures become Prometheus' text, each kind once with its help, labels escaped", () => {
  const text = prometheusText([
    { name: "reminders", label: "scheduled", value: 3 },
    { name: "up", value: 1 },
    { name: "reminders", label: 'a "b" \\ c\nd', value: 0.5 },
    { name: "webhooks_refused_total", value: 2 },
  ]);
  expect(text.split("\n")).toEqual([
    "# HELP afterword_up 1 when the database answers",
    "# TYPE afterword_up gauge",
    "afterword_up 1",
    "# HELP afterword_reminders Reminders by state",
    "# TYPE afterword_reminders gauge",
    'afterword_reminders{state="scheduled"} 3',
    'afterword_reminders{state="a \\"b\\" \\\\ c\\nd"} 0.5',
    "# HELP afterword_webhooks_refused_total Webhooks with a wrong signature since this process started",
    "# TYPE afterword_webhooks_refused_total counter",
    "afterword_webhooks_refused_total 2",
    "",
  ]);
});

test("the operations page names every alarm, and no figure that is not there", () => {
  const page = fs.readFileSync("docs/operations.md", "utf8");
  const alarms = Array.from({ length: 13 }, (_, index) => `AL${index + 1} `);
  expect(alarms.filter((alarm) => !page.includes(`| ${alarm}`))).toEqual([]);
  const named = [...page.matchAll(/afterword_(\w+)/g)].map(([, name = ""]) => name);
  expect(
    named.filter((name) => !figureNames.includes(name) && !/^(web|auth|worker|backup|scope)$/.test(name)),
  ).toEqual([]);
});

test("a page for machines does not exist without its secret, and is closed to any other", () => {
  const ask = (authorization?: string) =>
    new Request("https://afterword.example/", { headers: authorization ? { authorization } : {} });
  expect(refusedBearer(ask("Bearer x"), undefined)?.status).toBe(404);
  expect(refusedBearer(ask("Bearer undefined"), undefined)?.status).toBe(404);
  expect(refusedBearer(ask(), "a-secret")?.status).toBe(401);
  expect(refusedBearer(ask("Bearer a-secre"), "a-secret")?.status).toBe(401);
  expect(refusedBearer(ask("Bearer a-secret"), "a-secret")).toBeNull();
});
