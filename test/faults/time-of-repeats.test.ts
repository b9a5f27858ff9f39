// The same eight days for reminders that come again: by a rhythm, and until they are answered. Held against a count of its own.
import { expect, test } from "vitest";
import type { Day, Millis, TimeOfDay } from "#core/kernel/time.ts";
import { neverQuiet, type Quiet } from "#core/reminders/ringing.ts";
import { isQuiet, lifeIn, PLACES } from "./support/reminder-life.ts";
import { chanceOf, report, rounds, seed } from "./support/rounds.ts";
import { instantOfWall, wallAt } from "./support/wall-clock.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const DAYS = 8;
const NAGS_EVERY = 10 * MINUTE;
const ROUNDS = rounds(20, 400);

/** One that comes back every so many days at a time of day. `said`: the last of its days that was said or answered. */
type Repeating = { readonly at: string; readonly days: readonly string[]; said: string };
/** One that is said until it is answered. `base`: when it was said last, as far as the process remembers; else when first. */
type Nagging = { readonly at: number; shownAt: number | undefined; saidAt: number | undefined };

for (let round = 0; round < ROUNDS; round++) {
  const start = seed + round;
  test(`through ${DAYS} days what repeats is said once for each of its days, and what nags every ten minutes until it is answered (seed ${start})`, async () => {
    const chance = chanceOf(start);
    const [home, sunday] = chance.pick(PLACES);
    const begins = Date.parse(`${sunday}T00:00:00Z`) - 4 * DAY + chance.nat(DAY);
    await using life = await lifeIn(home, begins);
    let zone: string = home;
    const repeating = new Map<string, Repeating>();
    const nagging = new Map<string, Nagging>();
    const add = (title: string, time: object) =>
      life.ask("tasks.add", {
        title,
        details: null,
        pairId: null,
        meetingId: null,
        reminders: [time],
      });
    for (let n = 0; n < 25; n++) {
      const wall = wallAt(begins + 1 + chance.nat(2 * DAY), home);
      const [day, at] = [wall.slice(0, 10) as Day, wall.slice(11) as TimeOfDay];
      const every = 1 + chance.nat(3);
      await add(`Repeats ${n}`, {
        kind: "on",
        day,
        at,
        repeat: { unit: "day", every, anchor: "due" },
      });
      const days = Array.from({ length: DAYS + 6 }, (_, k) => daysAfter(day, k * every));
      repeating.set(`Repeats ${n}`, { at, days, said: "" });
    }
    for (let n = 0; n < 10; n++) {
      const at = begins + 1 + chance.nat(DAYS * DAY);
      await add(`Nags ${n}`, { kind: "at", at: at as Millis, nags: true });
      nagging.set(`Nags ${n}`, { at, shownAt: undefined, saidAt: undefined });
    }

    const counted = { repeats: 0, nags: 0, answers: 0 };
    const look = async (): Promise<void> => {
      const said = (await life.look()).toSorted();
      const now = life.clock.now();
      const expected: string[] = [];
      if (!isQuiet(life.quiet, now, zone)) {
        for (const [title, one] of repeating) {
          const day = lastPassed(one, now, zone);
          if (day === undefined || day <= one.said) continue;
          one.said = day;
          expected.push(title);
        }
        for (const [title, one] of nagging) {
          const from =
            one.shownAt === undefined
              ? one.at
              : Math.max(one.shownAt, one.saidAt ?? 0) + NAGS_EVERY;
          if (from > now) continue;
          one.shownAt ??= now;
          one.saidAt = now;
          expected.push(title);
        }
      }
      expect({ now, said }).toEqual({ now, said: expected.toSorted() });
      counted.repeats += said.filter((title) => repeating.has(title)).length;
      counted.nags += said.filter((title) => nagging.has(title)).length;
    };

    const ends = begins + DAYS * DAY;
    while (life.clock.now() < ends) {
      const what = chance.nat(100);
      if (what < 70) life.clock.advance(chance.nat(20 * MINUTE));
      else if (what < 80) life.clock.advance(chance.nat(2 * HOUR));
      else if (what < 84) life.clock.advance(HOUR + chance.nat(30 * HOUR));
      else if (what < 86) life.clock.advance(chance.pick([-1, 1]) * chance.nat(90 * MINUTE));
      else if (what < 88) {
        life.restart();
        for (const one of nagging.values()) one.saidAt = undefined;
      } else if (what < 90) {
        zone = chance.pick([home, "Asia/Tokyo"]);
        await life.moveTo(zone);
      } else if (what < 93) {
        life.quiet = chance.pick<Quiet>([
          neverQuiet,
          neverQuiet,
          neverQuiet,
          { hours: null, pausedUntil: (life.clock.now() + chance.nat(3 * HOUR)) as Millis },
          { ...neverQuiet, isSystemQuiet: true },
        ]);
      } else if (!isQuiet(life.quiet, life.clock.now(), zone)) {
        const waiting = await life.rung();
        const one = waiting.length > 0 ? chance.pick(waiting) : undefined;
        if (one) {
          await life.answer([one.id]);
          nagging.delete(one.title);
          counted.answers++;
        }
      }
      await look();
    }
    life.quiet = neverQuiet;
    await look();
    expect(counted.repeats).toBeGreaterThanOrEqual(repeating.size);
    report(`seed ${start}: ${home}, ${JSON.stringify(counted)}`);
  });
}

function lastPassed({ at, days }: Repeating, now: number, zone: string): string | undefined {
  return days.findLast((day) => instantOfWall(`${day}T${at}`, zone) <= now);
}

const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
