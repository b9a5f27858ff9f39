import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "vitest";
import { ask } from "../app/seed.ts";
import { freshConfig, startApp } from "../app/start-app.ts";
import { openPair, preparedWithAna } from "./prepared.ts";

test.each(["light", "dark"] as const)(
  "axe finds nothing on the list, the open 1:1 and a closed one, in %s",
  async (theme) => {
    using config = freshConfig();
    await using app = await startApp({ config: config.path });
    const { page } = app;
    const { pairId } = await preparedWithAna(page, ["Budget", "Rota"], false);
    await ask(page, "settings.change", { theme, rightPane: "open" });
    await page.reload();
    await page.locator("body[data-ready]").waitFor();
    const first = await ask(page, "meetings.open", { pairId } as never);
    await ask(page, "agenda.share", { id: first.agenda[0]!.id, sharing: "private" });
    await ask(page, "agenda.setState", { id: first.agenda[1]!.id, state: "done" });
    await ask(page, "tasks.add", {
      title: "Send it",
      due: "2026-01-05",
      pairId,
      meetingId: first.meeting.id,
    } as never);
    await ask(page, "meetings.end", { id: first.meeting.id });
    await page.getByRole("navigation").getByRole("link", { name: "1:1s" }).click();
    await page.getByRole("heading", { level: 1, name: "1:1s" }).waitFor();
    expect(await found(page)).toEqual([]);
    await page.getByRole("button", { name: "Start a 1:1" }).click();
    await page.getByRole("dialog", { name: "Start a 1:1" }).waitFor();
    expect(await found(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await openPair(page, pairId);
    await page.getByText("Since last time").waitFor();
    expect(await found(page)).toEqual([]);
    await page.keyboard.press("Control+Shift+Enter");
    await page.getByRole("timer").waitFor();
    expect(await found(page)).toEqual([]);
    await page.getByRole("grid", { name: "Earlier" }).getByRole("row").first().click();
    await page.getByText("Talked about").first().waitFor();
    expect(await found(page)).toEqual([]);
  },
);

async function found(page: Parameters<typeof openPair>[0]) {
  // Floats fade in, and a half-faded text has not its colour yet.
  await page.waitForTimeout(400);
  const { violations } = await new AxeBuilder({ page: page as never })
    .setLegacyMode(true)
    .analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`,
  );
}
