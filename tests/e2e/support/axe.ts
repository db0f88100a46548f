import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

type AxeOptions = Parameters<AxeBuilder["options"]>[0];

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** The rules that another width can break though the same elements are shown. */
export const ofLayout = ["target-size", "scrollable-region-focusable"];

/** What breaks WCAG 2.2 AA on the page as it stands; by all rules, or by these. */
export async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const runOnly: AxeOptions["runOnly"] = { type: rules ? "rule" : "tag", values: [...(rules ?? tags)] };
  // What holds need not be told node by node, which takes half of the time.
  const found = await axe.options({ runOnly, resultTypes: ["violations"] }).analyze();
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}
