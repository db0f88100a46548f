import { expect, test } from "vitest";
import { comparePanel } from "@/lib/draft-checks/panel/rules";

const body =
  "Dear Ms. Ito,\n\nThank you for the talk about the archive. I would be glad to send you my notes on the two museums.\n\nKind regards\nKim";

test("the repeated sentence is shown, and the closest note comes first (D9)", () => {
  const [closest, other] = comparePanel(body, [
    {
      to: "Ben Roth",
      body: "Dear Ben,\n\nWe spoke about invoices and the ledger that never balanced.\n\nKim",
    },
    {
      to: "Ana Silva",
      body: "Dear Ana,\n\nWe laughed about trains. I would be glad to send you my notes on the two museums.\n\nKim",
    },
  ]);
  expect(closest).toMatchObject({ to: "Ana Silva" });
  expect(closest?.ranges.map(([start, end]) => body.slice(start, end).trim())).toEqual([
    "I would be glad to send you my notes on the two museums.",
  ]);
  expect(other).toMatchObject({ to: "Ben Roth", level: "different", ranges: [], alike: 0 });
});

test("a copy with another name is nearly the same (D9)", () => {
  expect(comparePanel(body, [{ to: "Ana", body: body.replace("Ms. Ito", "Ana") }])[0]).toMatchObject({
    level: "nearly the same",
    alike: 1,
  });
});
