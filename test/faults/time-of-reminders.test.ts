// Eight days of a laptop's life with 500 reminders, on a real encrypted file: sleep, a clock that is put right, both switches of
// daylight-saving time, another zone, quiet hours, restarts. What rings is held against a count of its own after each look at the clock.
import { expect, test } from "vitest";
import type { TaskId } from "#core/kernel/ids.ts";
import type { Day, Millis, TimeOfDay } from "#core/kernel/time.ts";
import type { ReminderTime } from "#core/reminders/reminder.ts";
import { neverQuiet, type Quiet } from "#core/reminders/ringing.ts";
import { isQuiet, type Life, lifeIn, PLACES } from "./support/reminder-life.ts";
import { type Chance, chanceOf, report, rounds, seed } from "./support/rounds.ts";
import { instantOfWall, wallAt } from "./support/wall-clock.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const COUNT = 500;
const DAYS = 8;
const ROUNDS = rounds(6, 300);

type Planned = {
  readonly title: string;
  readonly taskId: TaskId;
  /** When it is due for somebody in `zone`. */
  readonly dueIn: (zone: string) => number;
};

for (let round = 0; round < ROUNDS; round++) {
  const start = seed + round;
  test(`through ${DAYS} days each of ${COUNT} reminders rings once, at the first look at the clock after its instant (seed ${start})`, async () => {
    const chance = chanceOf(start);
    const [zone, sunday] = chance.pick(PLACES);
    const begins = Date.parse(`${sunday}T00:00:00Z`) - 4 * DAY + chance.nat(DAY);
    await using life = await lifeIn(zone, begins);
    const planned = await planReminders(life, chance, begins, zone);

    const waiting = new Map(planned.map((one) => [one.title, one]));
    const rung = new Set<string>();
    const seen = { zone: zone as string, sleeps: 0, corrections: 0, restarts: 0, silent: 0 };
    const look = async (): Promise<void> => {
      const said = await life.look();
      const now = life.clock.now();
      const due = isQuiet(life.quiet, now, seen.zone)
        ? []
        : [...waiting.values()].filter(({ dueIn }) => dueIn(seen.zone) <= now);
      if (due.length === 0 && isQuiet(life.quiet, now, seen.zone)) seen.silent++;
      expect({ now, said: said.toSorted() }).toEqual({ now, said: titlesOf(due) });
      for (const title of said) {
        expect(rung).not.toContain(title);
        rung.add(title);
        waiting.delete(title);
      }
    };

    const ends = begins + DAYS * DAY;
    while (life.clock.now() < ends) {
      const what = chance.nat(100);
      if (what < 60) life.clock.advance(chance.nat(2 * MINUTE));
      else if (what < 90) life.clock.advance(chance.nat(30 * MINUTE));
      else if (what < 94) {
        life.clock.advance(HOUR + chance.nat(9 * HOUR));
        seen.sleeps++;
      } else if (what < 96) {
        // The clock was wrong and is put right: by hand, or by a server once there is a network again.
        life.clock.advance(chance.pick([-1, 1]) * chance.nat(90 * MINUTE));
        seen.corrections++;
      } else if (what === 96) {
        life.restart();
        seen.restarts++;
      } else if (what === 97) {
        seen.zone = chance.pick([zone, "Asia/Tokyo"]);
        await life.moveTo(seen.zone);
      } else if (what === 98) {
        const from = `${String(chance.nat(24)).padStart(2, "0")}:30` as TimeOfDay;
        life.quiet = chance.pick<Quiet>([
          neverQuiet,
          { hours: { from, to: "07:00" as TimeOfDay }, pausedUntil: null },
          { hours: null, pausedUntil: (life.clock.now() + chance.nat(3 * HOUR)) as Millis },
          { ...neverQuiet, isSystemQuiet: true },
        ]);
      } else {
        const done = chance.pick([...waiting.values(), undefined]);
        if (done) {
          await life.ask("tasks.setState", { id: done.taskId, state: "done" });
          waiting.delete(done.title);
        }
      }
      await look();
    }
    life.quiet = neverQuiet;
    // Whatever was planned reaches no further than a day behind the eighth, in any zone.
    life.clock.set(ends + 3 * DAY);
    await look();
    await life.look();
    expect([waiting.size, (await life.look()).length]).toEqual([0, 0]);
    report(`seed ${start}: ${rung.size} rang, ${JSON.stringify(seen)}`);
  });
}

const titlesOf = (planned: readonly Planned[]): readonly string[] =>
  planned.map(({ title }) => title).toSorted();

async function planReminders(
  life: Life,
  chance: Chance,
  begins: number,
  zone: string,
): Promise<readonly Planned[]> {
  const planned: Planned[] = [];
  while (planned.length < COUNT) {
    const title = `Reminder ${planned.length}`;
    const at = begins + 1 + chance.nat(DAYS * DAY);
    const isByDue = chance.nat(2) === 0;
    const wall = wallAt(at, zone);
    const minutes = chance.pick([0, 0, 15, 60, 24 * 60]);
    const time: ReminderTime = isByDue
      ? { kind: "before-due", minutes }
      : { kind: "at", at: at as Millis };
    const { id } = await life.ask("tasks.add", {
      title,
      details: null,
      pairId: null,
      meetingId: null,
      reminders: [time],
      due: wall.slice(0, 10) as Day,
      dueAt: wall.slice(11) as TimeOfDay,
    });
    planned.push({
      title,
      taskId: id as TaskId,
      dueIn: isByDue ? (zoneNow) => instantOfWall(wall, zoneNow) - minutes * MINUTE : () => at,
    });
  }
  return planned;
}
