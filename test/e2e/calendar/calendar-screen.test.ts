// The week with sample data and no calendar connected: a time is found by working hours, given to the 1:1, and taken back.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { instantOf } from "#core/kernel/calendar-day.ts";
import { axeFinds } from "../app/axe.ts";
import { ask } from "../app/seed.ts";
import { steps } from "../app/steps.ts";
import { freshConfig, type RunningApp, startApp } from "../app/start-app.ts";

const withSample = (config: string): Promise<RunningApp> =>
  startApp({ config, args: ["--sample"], env: { TZ: "Europe/Berlin" } });

/** The week after this one: no hour of it has passed, whenever this runs. */
async function openNextWeek(page: Page): Promise<void> {
  await page.keyboard.press("g");
  await page.keyboard.press("c");
  await page.getByRole("region", { name: "Week" }).waitFor();
  await page.getByRole("button", { name: "Next week" }).click();
}

/** When I meet somebody next; nothing where we have no 1:1. */
async function nextWith(page: Page, name: string) {
  const person = (await ask(page, "people.list", undefined)).find((one) => one.name === name);
  const pairs = await ask(page, "pairs.list", undefined);
  const next = pairs.find(({ otherId }) => otherId === person?.id)?.next;
  if (!next) return undefined;
  const { day, at, zone, minutes } = next;
  return day === null || at === null ? "no time" : { start: instantOf(day, at, zone), minutes };
}

const focused = (page: Page): Promise<number> =>
  page.evaluate(() => Number((document.activeElement as HTMLElement).dataset["start"]));

test("a time is found by working hours, said to be unconfirmed, given to a 1:1 from the keyboard, and taken back", async () => {
  using config = freshConfig();
  await using app = await withSample(config.path);
  const { page } = app;
  await openNextWeek(page);
  await page.getByText("No calendar is connected.").waitFor();
  await page.getByRole("combobox", { name: "Find a time with…" }).fill("Benj");
  await page.getByRole("option", { name: /Benjamín Ríos/ }).click();
  await page.getByText("Benjamín Ríos: calendar not known, so only working hours count.").waitFor();
  const free = page.getByRole("region", { name: "Week" }).getByRole("button", {
    name: /Not confirmed/,
  });
  await free.first().waitFor();
  expect(await axeFinds(page)).toEqual([]);

  expect(await nextWith(page, "Benjamín Ríos")).toBeUndefined();
  await free.first().focus();
  const first = await focused(page);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => focused(page)).toBeGreaterThan(first + 20 * 3_600_000);
  const start = await focused(page);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Propose a time" });
  await dialog.getByText("nothing is sent to anybody").waitFor();
  // His clock stands beside mine.
  await dialog.getByText("in Santiago").waitFor();
  expect(await axeFinds(page)).toEqual([]);
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  const undo = page.getByRole("button", { name: "Undo" });
  await undo.waitFor();
  expect(await nextWith(page, "Benjamín Ríos")).toEqual({ start, minutes: 30 });
  await undo.click();
  await expect.poll(() => nextWith(page, "Benjamín Ríos")).toBe("no time");
});

test("what is dragged over nothing is proposed with its length; Escape leaves all as it was", async () => {
  using config = freshConfig();
  await using app = await withSample(config.path);
  const { page } = app;
  await openNextWeek(page);
  const week = page.getByRole("region", { name: "Week" });
  const wednesday = week.getByRole("region", { name: /^Wednesday/ });
  await week.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  const { x, y, width, height } = (await wednesday.boundingBox())!;
  const evening = y + (height * 20) / 24;
  await page.mouse.move(x + width / 2, evening + 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2, evening + 34, { steps: 4 });
  await page.mouse.up();
  const dialog = page.getByRole("dialog", { name: "Propose a time" });
  await page.getByRole("option", { name: "Ana Souza" }).click();
  await dialog.getByRole("button", { name: /45 minutes/ }).waitFor();
  expect(await dialog.getByRole("spinbutton", { name: /hour/i }).textContent()).toBe("20");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
});

test.each(["light", "dark"] as const)("axe finds nothing in the week, in %s", async (theme) => {
  using config = freshConfig();
  await using app = await withSample(config.path);
  const { page } = app;
  await ask(page, "settings.change", { theme });
  await page.reload();
  await page.locator("body[data-ready]").waitFor();
  await page.getByRole("link", { name: "Calendar", exact: true }).click();
  await page.getByRole("region", { name: "Week" }).waitFor();
  expect(await axeFinds(page)).toEqual([]);
});

test("J11: a 1:1 is moved to one of the times that suit both in two steps, and the toast takes it back", async () => {
  using config = freshConfig();
  await using app = await withSample(config.path);
  const { page } = app;
  const name = "Ana Souza";
  const before = await nextWith(page, name);
  await page.getByRole("link", { name }).first().click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  const move = page.getByRole("button", { name: "Move", exact: true });
  await move.waitFor();
  const { click, count } = steps(page);
  await click(move);
  const free = page.getByRole("region", { name: "Free for both of you" });
  await click(free.getByRole("button").first());
  expect(count()).toBe(2);
  const undo = page.getByRole("button", { name: "Undo" });
  await undo.waitFor();
  expect(await nextWith(page, name)).not.toEqual(before);
  expect(await axeFinds(page)).toEqual([]);
  await undo.click();
  await expect.poll(() => nextWith(page, name)).toEqual(before);
});
