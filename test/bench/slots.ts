import { spawnSync } from "node:child_process";
import type { Attendee } from "../../core/calendar/attendee.ts";
import { usualRules } from "../../core/calendar/attendee.ts";
import { bestSlots } from "../../core/calendar/best-slots.ts";
import { findSlots, type Search } from "../../core/calendar/find-slots.ts";
import type { Millis, Zone } from "../../core/kernel/time.ts";
import { usualHours } from "../../core/people/person.ts";
import { type Figure, percentile } from "./figures.ts";

const ROUNDS = 200;
const FRESH = 9;
const DAY_MS = 86_400_000;
const WEEKS = 8;
const BUSY_A_DAY = 6;
const zones = ["Europe/Berlin", "America/New_York", "Europe/Athens", "Europe/Lisbon"];

/** Times for eight people in eight weeks around a clock change, 2,688 busy blocks; and in a process that has asked no calendar yet. */
export async function slotFigures(): Promise<readonly Figure[]> {
  const took: number[] = [];
  for (let round = -20; round < ROUNDS; round++) {
    const ms = timed();
    if (round >= 0) took.push(ms);
  }
  const first = Array.from({ length: FRESH }, firstInFreshProcess);
  return [
    {
      name: "slots for 8 people in 8 weeks, p95, warm",
      value: percentile(took, 0.95),
      unit: "ms",
      bound: 5,
      detail: `median ${percentile(took, 0.5).toFixed(2)} ms, ${found} times found and the best three chosen`,
    },
    {
      name: "the same, first call in a fresh process",
      value: percentile(first, 0.5),
      unit: "ms",
      bound: 60,
      detail: `median of ${FRESH}, slowest ${Math.max(...first).toFixed(0)} ms`,
    },
  ];
}

let found = 0;

/** One search on its own, in ms; a fresh process calls it by this module. */
export function timed(): number {
  const search = eightPeople();
  const begin = performance.now();
  const slots = findSlots(search);
  bestSlots(slots, search, 3);
  found = slots.length;
  return performance.now() - begin;
}

function firstInFreshProcess(): number {
  const run = spawnSync(
    process.execPath,
    [
      "--experimental-transform-types",
      "--disable-warning=ExperimentalWarning",
      "--input-type=module",
      "-e",
      `const { timed } = await import(${JSON.stringify(import.meta.url)}); console.log(timed());`,
    ],
    { encoding: "utf8" },
  );
  const ms = Number(run.stdout.trim());
  if (!(ms > 0)) throw new Error(`no figure from a fresh process: ${run.stderr}`);
  return ms;
}

/** Busy as a calendar is: half an hour and an hour, spread by a fixed rule so that every run does the same work. */
function eightPeople(): Search {
  const start = Date.UTC(2026, 9, 5) as Millis;
  const end = (start + WEEKS * 7 * DAY_MS) as Millis;
  const attendees = Array.from({ length: 8 }, (_, person): Attendee => ({
    zone: zones[person % zones.length] as Zone,
    hours: usualHours,
    calendar: {
      start,
      end,
      busy: Array.from({ length: WEEKS * 7 * BUSY_A_DAY }, (_none, n) => {
        const day = Math.floor(n / BUSY_A_DAY);
        const quarter = (n * 37 + (person % 2) * 11 + day * 5) % 48;
        const from = start + day * DAY_MS + (24 + quarter) * 900_000;
        return {
          start: from as Millis,
          end: (from + (n % 3 === 0 ? 3_600_000 : 1_800_000)) as Millis,
          kind: n % 7 === 0 ? ("tentative" as const) : ("busy" as const),
        };
      }),
    },
  }));
  return {
    attendees: attendees as unknown as Search["attendees"],
    within: { start, end },
    now: start,
    rules: { ...usualRules, bufferMinutes: 10, noticeMinutes: 240 },
  };
}
