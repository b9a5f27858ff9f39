import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { ask, begin } from "../app/seed.ts";
import { freshConfig, startApp } from "../app/start-app.ts";
import { steps } from "../app/steps.ts";
import { showNote } from "../notes/note-page.ts";

async function withNotes(page: Page) {
  const { ids, pairs } = await begin(page, ["Ana Souza", "Ben Müller"]);
  const meeting = (await ask(page, "meetings.open", { pairId: pairs["Ana Souza"] } as never))
    .meeting;
  await ask(page, "agenda.add", {
    meetingId: meeting.id,
    text: "Budget for the launch",
    sharing: "shared",
  });
  await ask(page, "tasks.add", {
    title: "Send the budget",
    due: "2026-12-01",
    labels: ["launch"],
  } as never);
  const { note } = await showNote(page, ids["Ana Souza"] ?? "");
  await note.click();
  await page.keyboard.type("In spring we agreed that Ana leads the migration to the new platform");
  await page.getByText("Saved", { exact: true }).waitFor();
  await page.keyboard.press("Escape");
  return { ids, pairs, meeting };
}

test("J12: what was agreed in spring is found in two steps, private notes included", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  const { ids } = await withNotes(page);
  await page.evaluate(() => {
    location.hash = "/today";
  });
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  const { press, type, count } = steps(page);
  await press("/");
  await type("agreed spring");
  const hit = page.getByRole("option", { name: /Your note about Ana Souza/ });
  await hit.waitFor();
  expect(count()).toBe(2);
  expect(await hit.locator("mark").allTextContents()).toEqual(["spring", "agreed"]);
  expect(await hit.getByRole("img", { name: "Only you can read this" }).count()).toBe(1);
  await page.keyboard.press("Enter");
  await page.waitForURL(`**#/people/${ids["Ana Souza"]}`);
  await page.goBack();
  await hit.waitFor();
});

test("arrows walk the results from the field, Enter opens the one walked to, and what is typed next narrows them", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  const { pairs, meeting } = await withNotes(page);
  await page.keyboard.press("/");
  await page.keyboard.type("budg");
  await page.getByRole("option").nth(1).waitFor();
  expect(await page.getByRole("option").count()).toBe(2);
  await page.keyboard.type("et launch");
  await page.getByRole("option", { name: /Budget for the launch/ }).waitFor();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("muller");
  await page.getByRole("option", { name: /Ben Müller/ }).waitFor();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("budget");
  const point = page.getByRole("option", { name: /Budget for the launch/ });
  await point.waitFor();
  for (let n = 0; n < 5 && (await point.getAttribute("data-focused")) === null; n++)
    await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(`**#/pairs/${pairs["Ana Souza"]}/${meeting.id}`);
});

test("what is not there is said with the way words match", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  await withNotes(page);
  await page.keyboard.press("/");
  await page.getByText("Search everything you can see").waitFor();
  await page.keyboard.type('udget "*');
  await page.getByText('Nothing found for “udget "*”').waitFor();
  await page.getByText("Words match from their start").waitFor();
  expect(await page.locator("mark").count()).toBe(0);
});

test.each(["light", "dark"] as const)(
  "axe finds nothing on the search, the palette and the shortcuts, in %s",
  async (theme) => {
    using config = freshConfig();
    await using app = await startApp({ config: config.path });
    const { page } = app;
    await withNotes(page);
    await ask(page, "settings.change", { theme });
    await page.reload();
    await page.locator("body[data-ready]").waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("budget");
    await page.getByRole("option").first().waitFor();
    expect(await found(page)).toEqual([]);
    await page.keyboard.type("xyz");
    await page.getByText("Nothing found").waitFor();
    expect(await found(page)).toEqual([]);
    await page.keyboard.press("Control+K");
    await page
      .getByRole("dialog", { name: "Commands and places" })
      .getByRole("option")
      .first()
      .waitFor();
    expect(await found(page)).toEqual([]);
    await page.keyboard.type("show all short");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Shortcuts" }).waitFor();
    expect(await found(page)).toEqual([]);
  },
);

async function found(page: Page): Promise<readonly string[]> {
  await page.waitForTimeout(400);
  const { violations } = await new AxeBuilder({ page: page as never })
    .setLegacyMode(true)
    .analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`,
  );
}
