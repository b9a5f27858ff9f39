// Eight days with 500 reminders in the real Electron under a clock of its own: steps of the wall clock, the lid closed over nights, the clock set
// back, the app killed, and the night in which the clocks are put back. What is shown is counted on the session's bus.
import { expect, test } from "vitest";
import type { Day, Millis, TimeOfDay } from "#core/kernel/time.ts";
import type { ReminderTime } from "#core/reminders/reminder.ts";
import { need } from "../e2e/app/launch-electron.ts";
import { ask, begin } from "../e2e/app/seed.ts";
import { freshConfig, startApp } from "../e2e/app/start-app.ts";
import { NotificationServer, type Shown } from "../e2e/notifications/notification-server.ts";
import { fakeClock, whyNoFakeClock } from "../e2e/time/fake-clock.ts";
import { laptop } from "../e2e/time/laptop.ts";
import { askPast } from "../e2e/time/past-the-driver.ts";
import { sleepUntil } from "../e2e/time/sleep-until.ts";
import { chanceOf, report, rounds, seed } from "./support/rounds.ts";
import { instantOfWall, wallAt } from "./support/wall-clock.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAYS = 8;
const COUNT = rounds(500, 2_000);
const ZONE = "Europe/Berlin";
/** Wednesday, 21 October 2026, 08:00 in Berlin; on the Sunday the clocks are put back. */
const BEGINS = Date.parse("2026-10-21T06:00:00Z");

test(`${COUNT} reminders in ${DAYS} days of sleep, clock changes, kills and a switch: each is shown once, none early, none missing (seed ${seed})`, async (context) => {
  const why = whyNoFakeClock();
  if (why !== undefined) return context.skip(why);
  const chance = chanceOf(seed);
  const server = await NotificationServer.start(need("DBUS_SESSION_BUS_ADDRESS"));
  using clock = fakeClock(BEGINS);
  await using computer = await laptop();
  using config = freshConfig();
  const start = () =>
    startApp({
      config: config.path,
      program: clock.program,
      env: { ...computer.env, TZ: ZONE },
    });
  let app = await start();
  await begin(app.page);
  await ask(app.page, "settings.change", { route: "/settings/about" });
  const dueAt = new Map<string, number>();
  for (let n = 0; n < COUNT; n++) {
    const at = BEGINS + HOUR + chance.nat((DAYS * 24 - 2) * HOUR);
    const wall = wallAt(at, ZONE);
    const isByDue = n % 2 === 0;
    const time: ReminderTime = isByDue
      ? { kind: "before-due", minutes: 0 }
      : { kind: "at", at: at as Millis };
    const title = `Reminder ${n}`;
    dueAt.set(title, isByDue ? instantOfWall(wall, ZONE) : at);
    await ask(app.page, "tasks.add", {
      title,
      details: null,
      pairId: null,
      meetingId: null,
      reminders: [time],
      due: wall.slice(0, 10) as Day,
      dueAt: wall.slice(11) as TimeOfDay,
    });
  }
  const instants = [...dueAt.values()];
  const dueUntil = (at: number): number => instants.filter((due) => due <= at).length;
  const did = { steps: 0, sleeps: 0, setBack: 0, kills: 0 };
  let latest = BEGINS;
  let heard = 1;
  const settle = async (): Promise<void> => {
    latest = Math.max(latest, clock.now());
    await server.until(({ asked }) => said(asked) >= dueUntil(latest));
  };
  while (clock.now() < BEGINS + DAYS * 24 * HOUR) {
    await computer.untilHeard(heard);
    const hour = Number(wallAt(clock.now(), ZONE).slice(11, 13));
    const what = chance.nat(12);
    if (hour >= 20 || hour < 5) {
      sleepUntil(app, computer, clock, clock.now() + 7 * HOUR + chance.nat(3 * HOUR));
      did.sleeps++;
    } else if (what === 0) {
      clock.set(clock.now() - chance.nat(HOUR));
      did.setBack++;
    } else if (what === 1) {
      await app.kill();
      clock.set(clock.now() + chance.nat(2 * HOUR));
      app = await start();
      heard++;
      did.kills++;
    } else {
      clock.set(clock.now() + 10 * MINUTE + chance.nat(3 * HOUR));
      did.steps++;
    }
    await settle();
  }
  // Once more past the end: whatever would come twice has had its chance.
  sleepUntil(app, computer, clock, clock.now() + 24 * HOUR);
  const rung = await askPast(app, "reminders.rung", undefined);
  await app.kill();
  await server.vanish();

  expect(rung.map(({ title }) => title).toSorted()).toEqual([...dueAt.keys()].toSorted());
  expect(said(server.asked)).toBe(COUNT);
  const single = server.asked.filter(({ title }) => dueAt.has(title));
  expect(new Set(single.map(({ title }) => title)).size).toBe(single.length);
  let count = 0;
  let shows = BEGINS;
  for (const shown of server.asked) {
    // None early by a second: neither this one, nor are more in all than had come due. What a clock that was set back had shown before counts.
    shows = Math.max(shows, clock.showedAt(shown.at) + 1_000);
    count += countOf(shown);
    expect(dueAt.get(shown.title) ?? 0).toBeLessThanOrEqual(shows);
    expect(count).toBeLessThanOrEqual(dueUntil(shows));
  }
  report(
    `${single.length} alone, ${server.asked.length - single.length} digests; ${JSON.stringify(did)}`,
  );
}, 900_000);

/** How many reminders a notification speaks of. */
const countOf = ({ title }: Shown): number =>
  Number(/^(\d+) reminders came meanwhile$/.exec(title)?.[1] ?? 1);

const said = (asked: readonly Shown[]): number =>
  asked.reduce((sum, shown) => sum + countOf(shown), 0);
