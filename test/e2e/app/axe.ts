import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/** What axe finds wrong with the page as it is now, one line for each rule. */
export async function axeFinds(page: Page): Promise<string[]> {
  // Floats fade in, and a half-faded text has not its colour yet.
  await page.waitForTimeout(400);
  const { violations } = await new AxeBuilder({ page: page as never })
    .setLegacyMode(true)
    // What react-aria says once to a screen reader; a few seconds later it is emptied, and what it names may be gone before.
    .exclude("[data-live-announcer]")
    .analyze();
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary?.split("\n")[1]?.trim() ?? ""}`).join(" | ")}`,
  );
}
