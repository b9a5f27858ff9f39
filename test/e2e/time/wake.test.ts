// J8 and J9 on a laptop that sleeps: the real app under a wall clock of its own, told of sleep by a logind of our own, its notifications
// caught on the session's bus.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Millis } from "#core/kernel/time.ts";
import { ask, begin } from "../app/seed.ts";
import { need } from "../app/launch-electron.ts";
import { freshConfig, type RunningApp, startApp } from "../app/start-app.ts";
import { NotificationServer } from "../notifications/notification-server.ts";
import { fakeClock, whyNoFakeClock } from "./fake-clock.ts";
import { laptop } from "./laptop.ts";
import { askPast, inPage, killed, pressPast } from "./past-the-driver.ts";
import { sleepUntil } from "./sleep-until.ts";

const MINUTE = 60_000;
/** Friday, 6 November 2026, 16:30 in Berlin. */
const FRIDAY = Date.parse("2026-11-06T15:30:00Z");

let server: NotificationServer;
beforeAll(async () => {
  server = await NotificationServer.start(need("DBUS_SESSION_BUS_ADDRESS"));
});
afterAll(() => server.vanish());

const remind = (app: RunningApp, title: string, at: number) =>
  ask(app.page, "tasks.add", {
    title,
    details: null,
    pairId: null,
    meetingId: null,
    reminders: [{ kind: "at", at: at as Millis }],
  });
const rung = async (app: RunningApp) => (await askPast(app, "reminders.rung", undefined)).length;

test("J9 after sleep: a reminder missed 12 minutes ago says so within 2 s of waking, and one press puts it off", async (context) => {
  const why = whyNoFakeClock();
  if (why !== undefined) return context.skip(why);
  using clock = fakeClock(FRIDAY);
  await using computer = await laptop();
  using config = freshConfig();
  const { program } = clock;
  await using app = await startApp({ config: config.path, program, env: { ...computer.env } });
  await using _ = killed(app);
  await begin(app.page);
  await computer.untilHeard(1);
  const before = server.asked.length;
  const { id } = (await remind(app, "Call Ben", FRIDAY + 30 * MINUTE)).value;

  sleepUntil(app, computer, clock, FRIDAY + 42 * MINUTE);
  const woken = performance.now();
  await server.until(({ asked }) => asked.length > before);
  const afterMs = performance.now() - woken;
  const bell = server.asked.at(-1);

  expect([bell?.title, bell?.body]).toEqual(["Call Ben", "Missed 12 minutes ago"]);
  expect(afterMs).toBeLessThan(2_000);
  let pressed = 0;
  server.press(bell?.number ?? 0, "ten-minutes");
  pressed++;
  await expect.poll(() => rung(app)).toBe(0);
  const [reminder] = await askPast(app, "reminders.of", { subject: { type: "task", id } });
  const again = Number(reminder?.time.putOff) - clock.now();
  expect([Math.round(again / MINUTE), pressed]).toEqual([10, 1]);
  expect(server.asked.length - before).toBe(1);
});

test("J8: a weekend's sleep with fourteen passed reminders gives one digest, and then one key each", async (context) => {
  const why = whyNoFakeClock();
  if (why !== undefined) return context.skip(why);
  using clock = fakeClock(FRIDAY);
  await using computer = await laptop();
  using config = freshConfig();
  const { program } = clock;
  await using app = await startApp({ config: config.path, program, env: { ...computer.env } });
  await using _ = killed(app);
  await begin(app.page);
  await computer.untilHeard(1);
  const before = server.asked.length;
  for (let n = 1; n <= 14; n++) await remind(app, `Reminder ${n}`, FRIDAY + n * 4 * 60 * MINUTE);

  sleepUntil(app, computer, clock, Date.parse("2026-11-09T07:55:00Z"));
  const woken = performance.now();
  await server.until(({ asked }) => asked.length > before);
  expect(performance.now() - woken).toBeLessThan(2_000);
  const digest = server.asked.at(-1);
  expect(digest?.title).toBe("14 reminders came meanwhile");

  let steps = 1;
  server.press(digest?.number ?? 0, "default");
  const rows = `[...document.querySelectorAll('[role="grid"][aria-label="Reminders"] [role="row"]')]`;
  await expect.poll(() => inPage(app, `${rows}.length`)).toBe(14);
  await inPage(app, `${rows}[0].focus()`);
  // Done, dropped, put off for an hour: whichever, it is one key, and the next one has the focus.
  for (let left = 13; left >= 0; left--) {
    await pressPast(app, ["X", "Delete", "H"][left % 3] ?? "");
    steps++;
    await expect.poll(() => rung(app)).toBe(left);
    await expect.poll(() => inPage(app, `${rows}.length`)).toBe(left);
  }

  expect([steps, server.asked.length - before]).toEqual([15, 1]);
  await server.until(({ screen }) => screen.size === 0);
});
