import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Millis } from "#core/kernel/time.ts";
import { ask, begin } from "../app/seed.ts";
import { freshConfig, startApp } from "../app/start-app.ts";
import { need } from "../app/launch-electron.ts";
import { NotificationServer } from "../notifications/notification-server.ts";

// The real app, the real session bus of the desktop, and a notification server on it.

let server: NotificationServer;
beforeAll(async () => {
  server = await NotificationServer.start(need("DBUS_SESSION_BUS_ADDRESS"));
});
afterAll(() => server.vanish());

const remindOf = async (page: Page, title: string, ms: number) => {
  const at = (Date.now() + ms) as Millis;
  const saved = await ask(page, "tasks.add", {
    title,
    details: null,
    pairId: null,
    meetingId: null,
    reminders: [{ kind: "at", at }],
  });
  return { id: saved.value.id, at };
};
const bell = async (title: string) => {
  const of = () => server.asked.findLast((shown) => shown.title === title);
  await server.until(() => of() !== undefined);
  return of()!;
};
const rung = async (page: Page) => (await ask(page, "reminders.rung", undefined)).length;

test("J9: a reminder comes as a notification within a second, and one press puts it off", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  await begin(page);
  const { id, at } = await remindOf(page, "Call <b>the bank</b> & co", 900);
  const shown = await bell("Call <b>the bank</b> & co");
  const lateMs = Date.now() - at;
  console.log(`due to shown: ${lateMs} ms`);
  expect(lateMs).toBeGreaterThanOrEqual(0);
  expect(shown.actions.filter((_, index) => index % 2 === 1)).toEqual([
    "Open",
    "Done",
    "10 min",
    "1 h",
    "Tomorrow",
  ]);
  server.press(shown.number, "ten-minutes");
  await expect.poll(() => rung(page)).toBe(0);
  const [reminder] = await ask(page, "reminders.of", { subject: { type: "task", id } });
  expect(reminder).toMatchObject({ state: "scheduled", time: { kind: "at", at } });
  const again = Number(reminder?.time.putOff) - Date.now();
  expect(Math.round(again / 60_000)).toBe(10);
});

test("done in a notification does the task; answered in the app, the notification goes", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  await begin(page);
  const { id } = await remindOf(page, "Send the numbers", 0);
  server.press((await bell("Send the numbers")).number, "done");
  await expect.poll(async () => (await ask(page, "tasks.find", { id })).state).toBe("done");

  await remindOf(page, "Ask legal", 0);
  const { number } = await bell("Ask legal");
  await page.getByRole("row", { name: "Ask legal" }).focus();
  await page.keyboard.press("Delete");
  await server.until(({ screen }) => !screen.has(number));
  expect(await rung(page)).toBe(0);
});

test("a click on a notification opens what it is about", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  await begin(page);
  const { id } = await remindOf(page, "Read the contract", 0);
  server.press((await bell("Read the contract")).number, "default");
  const title = page.getByRole("textbox", { name: "Title" });
  await title.waitFor();
  expect([await title.inputValue(), await page.evaluate(() => location.hash)]).toEqual([
    "Read the contract",
    `#/tasks?task=${id}`,
  ]);
});

test("J8: fourteen that passed are one notification, and with discretion it says nothing of what they are about", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  await begin(page);
  await ask(page, "settings.change", {
    discreet: true,
    pausedUntil: (Date.now() + 60_000) as Millis,
  });
  for (let n = 0; n < 14; n++) await remindOf(page, `Hidden ${n}`, -1_000 * n);
  const before = server.asked.length;
  await ask(page, "settings.change", { pausedUntil: null });
  const shown = await bell("14 reminders came meanwhile");
  expect([shown.body, server.asked.length - before]).toEqual(["", 1]);
  server.press(shown.number, "default");
  await page.getByRole("grid", { name: "Reminders" }).getByRole("row").nth(13).waitFor();
});
