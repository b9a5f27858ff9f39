// What would keep a reminder from being seen, broken on purpose one after another: each is said in words, and that it is well again.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Millis } from "#core/kernel/time.ts";
import { axeFinds } from "../app/axe.ts";
import { need } from "../app/launch-electron.ts";
import { ask, begin } from "../app/seed.ts";
import { freshConfig, startApp } from "../app/start-app.ts";
import { NotificationServer } from "../notifications/notification-server.ts";
import { aServer } from "../sync/a-server.ts";
import { miaAlone } from "../sync/two-devices.ts";
import { fakeClock, whyNoFakeClock } from "../time/fake-clock.ts";
import { Panel } from "../tray/panel.ts";

const HOUR = 3_600_000;

const open = async (page: Page): Promise<void> => {
  await page.evaluate(() => void (location.hash = "#/settings/reminders"));
  await page.getByRole("heading", { name: "Would a reminder reach you?" }).waitFor();
};
const row = (page: Page, title: string, standing: string) =>
  page.getByRole("listitem", { name: `${title}: ${standing}` });
const lookAgain = (page: Page) => page.getByRole("button", { name: "Look again" }).click();

test("without a notification service, a tray, or with a pause the health says so, and is well once they are there", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path, env: { TZ: "Europe/Berlin" } });
  const { page } = app;
  await begin(page);
  await ask(page, "settings.change", { pausedUntil: (Date.now() + HOUR) as Millis });
  await page.reload();
  await page.locator("body[data-ready]").waitFor();
  await open(page);
  const bad = ["Notification service", "Pause", "Tray", "Start with the computer"] as const;
  for (const title of bad) await row(page, title, "Needs attention").waitFor();
  await page.getByRole("button", { name: "Try one now" }).click();
  await row(page, "Last try", "Needs attention").waitFor();
  expect(await axeFinds(page)).toEqual([]);

  const bus = need("DBUS_SESSION_BUS_ADDRESS");
  const server = await NotificationServer.start(bus);
  await using _panel = await Panel.start(bus);
  try {
    await lookAgain(page);
    await page.getByRole("button", { name: "End the pause" }).click();
    await page.getByRole("button", { name: "Start it by itself" }).click();
    await page.getByRole("button", { name: "Try one now" }).click();
    for (const title of [...bad, "Last try"]) await row(page, title, "In order").waitFor();
    expect(server.asked.map(({ title }) => title)).toEqual(["This is how a reminder looks"]);
    await row(page, "Time zone", "In order").waitFor();
    await row(page, "Clock", "Not known").waitFor();
    expect(await axeFinds(page)).toEqual([]);
  } finally {
    await server.vanish();
  }
  await lookAgain(page);
  await row(page, "Notification service", "Needs attention").waitFor();
});

test("while the desktop's do-not-disturb is on nothing is said, and afterwards all of it in one notification", async () => {
  const server = await NotificationServer.start(need("DBUS_SESSION_BUS_ADDRESS"), {
    inhibited: true,
  });
  try {
    using config = freshConfig();
    await using app = await startApp({ config: config.path });
    const { page } = app;
    await begin(page);
    await open(page);
    await row(page, "Do not disturb", "Needs attention").waitFor();
    for (let n = 0; n < 3; n++)
      await ask(page, "tasks.add", {
        title: `Held ${n}`,
        details: null,
        pairId: null,
        meetingId: null,
        reminders: [{ kind: "at", at: (Date.now() - 1_000 * n) as Millis }],
      });
    server.inhibit(false);
    await server.until(({ asked }) => asked.length > 0);
    expect(server.asked.map(({ title }) => title)).toEqual(["3 reminders came meanwhile"]);
    await lookAgain(page);
    await row(page, "Do not disturb", "In order").waitFor();
  } finally {
    await server.vanish();
  }
});

test("where the computer is in another zone than the profile, one press takes the computer's", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path, env: { TZ: "America/New_York" } });
  const { page } = app;
  await begin(page);
  await open(page);
  const text = "This computer is in America/New_York, your profile in Europe/Berlin.";
  await row(page, "Time zone", "Needs attention").getByText(text).waitFor();
  await page.getByRole("button", { name: "Use America/New_York" }).click();
  await row(page, "Time zone", "In order").waitFor();
  const [me] = (await ask(page, "people.list", undefined)).filter(({ isMe }) => isMe);
  expect(me?.zone).toBe("America/New_York");
});

test("a clock that is two hours ahead of the server's is said, also in German, and that it was put right", async (context) => {
  const why = whyNoFakeClock();
  if (why !== undefined) return context.skip(why);
  using clock = fakeClock(Date.now());
  await using server = await aServer();
  using config = freshConfig();
  await using app = await startApp({
    config: config.path,
    program: clock.program,
    env: { AE_SERVER: server.url, TZ: "Europe/Berlin" },
  });
  const { page } = app;
  await miaAlone(page, server);
  await open(page);
  await row(page, "Clock", "In order").waitFor();

  clock.set(Date.now() + 2 * HOUR);
  await lookAgain(page);
  await row(page, "Clock", "Needs attention").getByText("It is 2 hours ahead").waitFor();
  await ask(page, "settings.change", { language: "de" });
  await page.reload();
  await page.locator("body[data-ready]").waitFor();
  await page.getByText("Sie geht 2 Stunden vor").waitFor();

  clock.set(Date.now());
  await page.getByRole("button", { name: "Noch einmal nachsehen" }).click();
  await row(page, "Uhr", "In Ordnung").waitFor();
  server.cut();
  await page.getByRole("button", { name: "Noch einmal nachsehen" }).click();
  await page.getByText("Dein Server antwortet gerade nicht").waitFor();
  expect(server.incidents).toEqual([]);
});
