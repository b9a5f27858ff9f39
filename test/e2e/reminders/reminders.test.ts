import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Millis } from "#core/kernel/time.ts";
import type { ReminderTime } from "#core/reminders/reminder.ts";
import { axeFinds } from "../app/axe.ts";
import { ask, begin } from "../app/seed.ts";
import { freshConfig, startApp } from "../app/start-app.ts";

const inMs = (ms: number): ReminderTime => ({ kind: "at", at: (Date.now() + ms) as Millis });

const addTask = (page: Page, title: string, ...reminders: ReminderTime[]) =>
  ask(page, "tasks.add", { title, details: null, pairId: null, meetingId: null, reminders });

const rung = (page: Page) => page.getByRole("grid", { name: "Reminders" });

test("a reminder comes up in Today when it is due, and one key does its task", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  await begin(page, ["Ana Souza"]);
  await addTask(page, "Call the bank", inMs(700));
  expect(await rung(page).count()).toBe(0);
  await rung(page).getByRole("row", { name: "Call the bank" }).waitFor();
  expect(await axeFinds(page)).toEqual([]);
  await rung(page).getByRole("row", { name: "Call the bank" }).focus();
  await page.keyboard.press("x");
  await rung(page).waitFor({ state: "detached" });
  expect((await ask(page, "tasks.list", { list: "done", limit: 9 })).tasks).toMatchObject([
    { title: "Call the bank", state: "done" },
  ]);
  await page.keyboard.press("Control+z");
  await rung(page).getByRole("row", { name: "Call the bank" }).waitFor();
});

test("fourteen that passed while the app was ended wait in Today, one key each", async () => {
  using config = freshConfig();
  const first = await startApp({ config: config.path });
  await begin(first.page, ["Ana Souza"]);
  // Paused, so that none rings before the end.
  await ask(first.page, "settings.change", { pausedUntil: (Date.now() + 60_000) as Millis });
  for (let n = 1; n <= 14; n++) await addTask(first.page, `Task ${n}`, inMs(n - 15));
  await ask(first.page, "settings.change", { pausedUntil: null });
  await first.kill();

  await using again = await startApp({ config: config.path });
  const { page } = again;
  const rows = rung(page).getByRole("row");
  await rows.nth(13).waitFor();
  // Done, later and dropped, each with one key; the next row takes the focus by itself.
  await rows.first().focus();
  for (const [index, key] of ["x", "h", "Delete"].entries()) {
    await page.keyboard.press(key);
    await expect.poll(() => rows.count()).toBe(13 - index);
  }
  const left = await ask(page, "reminders.rung", undefined);
  expect(left).toHaveLength(11);
  await page.getByRole("button", { name: "Drop all" }).click();
  await rung(page).waitFor({ state: "detached" });
  await again.kill();

  await using third = await startApp({ config: config.path });
  await third.page.getByRole("heading", { level: 1 }).waitFor();
  expect(await ask(third.page, "reminders.rung", undefined)).toEqual([]);
});

test("a reminder made to repeat in its task's menu comes back the next day when it is dropped", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  await begin(page);
  const { value: task } = await addTask(page, "Water the plants", inMs(0));
  await rung(page).getByRole("row", { name: "Water the plants" }).waitFor();
  await page.evaluate((id) => void (location.hash = `#/tasks?task=${id}`), task.id);
  const section = page.getByRole("region", { name: "Reminders" });
  await section.getByRole("button", { name: "When it comes again" }).click();
  await page.getByRole("menuitemradio", { name: "Every day" }).click();
  await section.getByText("Every day, from").waitFor();
  await section.getByRole("button", { name: "When it comes again" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Every 10 minutes until answered" }).click();
  await section.getByText("Every 10 minutes until answered").waitFor();
  expect(await axeFinds(page)).toEqual([]);
  const timeNow = async () =>
    (await ask(page, "reminders.of", { subject: { type: "task", id: task.id } }))[0];
  const before = await timeNow();
  await page.evaluate(() => void (location.hash = "#/today"));
  await rung(page).getByRole("row", { name: "Water the plants" }).focus();
  await page.keyboard.press("Delete");
  await rung(page).waitFor({ state: "detached" });
  const after = await timeNow();
  const dayOf = (reminder: typeof before) =>
    reminder?.time.kind === "on" ? Date.parse(reminder.time.day) : Number.NaN;
  expect([before?.state, after?.state]).toEqual(["shown", "scheduled"]);
  expect(dayOf(after) - dayOf(before)).toBe(86_400_000);
});
