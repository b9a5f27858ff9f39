// What comes by the clock and without having been set for an instant: a 1:1 to prepare or to close, and a reminder that nags. The real app
// under a wall clock of its own, its notifications caught on the session's bus.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Millis } from "#core/kernel/time.ts";
import { need } from "../app/launch-electron.ts";
import { ask, begin } from "../app/seed.ts";
import { freshConfig, startApp } from "../app/start-app.ts";
import { NotificationServer } from "../notifications/notification-server.ts";
import { fakeClock, whyNoFakeClock } from "../time/fake-clock.ts";

const MINUTE = 60_000;
/** Tuesday, 10 November 2026, 09:00 in Berlin. */
const NINE = Date.parse("2026-11-10T08:00:00Z");

let server: NotificationServer;
beforeAll(async () => {
  server = await NotificationServer.start(need("DBUS_SESSION_BUS_ADDRESS"));
});
afterAll(() => server.vanish());

test("a 1:1 is announced as long before as its own page says, not while one is in it, and asks to be closed when it ran over", async (context) => {
  const why = whyNoFakeClock();
  if (why !== undefined) return context.skip(why);
  using clock = fakeClock(NINE);
  using config = freshConfig();
  await using app = await startApp({ config: config.path, program: clock.program });
  const { page } = app;
  const { ids } = await begin(page, ["Ana Souza"], 0);
  const cadence = { everyWeeks: 1, weekday: 2, at: "10:00", minutes: 30, zone: "Europe/Berlin" };
  const pair = await ask(page, "pairs.start", {
    personId: ids["Ana Souza"],
    cadence,
    templateId: null,
  } as never);
  const pairId = pair.value.id;
  const before = server.asked.length;
  const said = () => server.asked.slice(before);

  await page.evaluate((id) => void (location.hash = `#/pairs/${id}`), pairId);
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Announce it" }).click();
  await page.getByRole("menuitemradio", { name: "30 minutes before" }).click();
  await expect
    .poll(async () => (await ask(page, "settings.get", undefined)).pairLeads)
    .toEqual({ [pairId]: 30 });
  await page.evaluate(() => void (location.hash = "#/today"));
  expect(said()).toEqual([]);

  clock.set(NINE + 30 * MINUTE);
  await server.until(() => said().length === 1);
  expect(said()[0]).toMatchObject({
    title: "1:1 with Ana Souza at 10:00 AM",
    body: "Open it to prepare.",
  });
  // Whoever missed it finds it in Today.
  const next = page.getByRole("list", { name: "Next 1:1s" });
  await next.getByText(/10:00/).waitFor();
  server.press(said()[0]!.number, "default");
  await page.getByRole("heading", { level: 1, name: "Ana Souza" }).waitFor();

  await page.getByRole("button", { name: "Start meeting" }).click();
  await page.getByRole("button", { name: "Close meeting" }).waitFor();
  clock.set(NINE + 90 * MINUTE);
  await server.until(() => said().length === 2);
  expect(said()[1]?.title).toMatch(/^1:1 with Ana Souza was to end at 10:0\d AM$/);
  expect(said()[1]?.body).toBe("Open it to close it, so that nothing agreed is lost.");
  await page.evaluate(() => void (location.hash = "#/today"));
  await page
    .getByRole("link", { name: /Ana Souza/ })
    .filter({ hasText: "Running" })
    .waitFor();
});

test("a reminder that nags comes again every ten minutes until it is answered", async (context) => {
  const why = whyNoFakeClock();
  if (why !== undefined) return context.skip(why);
  using clock = fakeClock(NINE);
  using config = freshConfig();
  await using app = await startApp({ config: config.path, program: clock.program });
  const { page } = app;
  await begin(page);
  const before = server.asked.length;
  const said = () => server.asked.slice(before);
  await ask(page, "tasks.add", {
    title: "Take the pills",
    details: null,
    pairId: null,
    meetingId: null,
    reminders: [{ kind: "at", at: (NINE + 5 * MINUTE) as Millis, nags: true }],
  });
  clock.set(NINE + 5 * MINUTE);
  await server.until(() => said().length === 1);
  clock.set(NINE + 16 * MINUTE);
  await server.until(() => said().length === 2);
  expect(said()).toMatchObject([
    { title: "Take the pills" },
    { title: "Take the pills", body: "Still waiting for you" },
  ]);
  // The first one is gone from the screen, and came not in its place, where nobody would have seen it come.
  expect(said().map(({ number }) => server.screen.has(number))).toEqual([false, true]);
  server.press(said()[1]!.number, "done");
  await expect.poll(async () => (await ask(page, "reminders.rung", undefined)).length).toBe(0);
  clock.set(NINE + 60 * MINUTE);
  await ask(page, "shell.tryNotification", undefined);
  expect(said().map(({ title }) => title)).toEqual([
    "Take the pills",
    "Take the pills",
    "This is how a reminder looks",
  ]);
});
