import { expect, test } from "vitest";
import type { SyncStatus } from "#contract/sync.ts";
import { instantOf } from "#core/kernel/calendar-day.ts";
import type { Day, Millis, TimeOfDay, Zone } from "#core/kernel/time.ts";
import { type TrayFacts, trayView } from "./tray-view.ts";
import { wordsIn } from "./words.ts";

const zone = "Europe/Berlin" as Zone;
const at = (day: string, time: string): Millis => instantOf(day as Day, time as TimeOfDay, zone);
const pair = (id: string, next: object | null) =>
  ({
    pair: { id },
    otherId: id,
    next: next && { zone, minutes: 30, state: "planned", ...next },
  }) as never;
const quiet: TrayFacts = {
  now: at("2026-11-24", "09:00"),
  zone,
  locale: "en-GB",
  pairs: [],
  nameOf: (id) => ({ ana: "Ana", ben: "Ben & Co" })[id],
  due: 0,
  pausedUntil: null,
  sync: { type: "off" },
};
const labels = (facts: Partial<TrayFacts>, language: "en" | "de" = "en") =>
  trayView({ ...quiet, ...facts }, wordsIn(language).tray).entries.map(
    (entry) => entry?.label ?? "",
  );

test("with nothing to say there is what can be done", () => {
  expect([labels({}), trayView(quiet, wordsIn("en").tray).tooltip]).toEqual([
    [
      "Capture a thought…",
      "Find a time for a 1:1…",
      "Pause reminders for an hour",
      "Pause reminders until tomorrow",
      "",
      "Open All Elements",
      "Quit",
    ],
    "All Elements",
  ]);
});

test("the next 1:1 comes first: of today by its time, of another day with the day, one that runs late is still it", () => {
  const ana = { day: "2026-11-24", at: "10:00" };
  const ben = { day: "2026-11-25", at: "08:30" };
  const first = (...pairs: never[]) => labels({ pairs })[0];
  expect([
    first(pair("ben", ben), pair("ana", ana)),
    first(pair("ben", ben), pair("ana", null), pair("gone", ana)),
    first(pair("ana", { ...ana, at: "08:29" })),
    first(pair("ana", { ...ana, at: "08:15", state: "running" })),
    first(pair("ana", { ...ana, at: null })),
  ]).toEqual([
    "Ana, 10:00",
    "Ben & Co, Wed 25 Nov, 08:30",
    "Capture a thought…",
    "Ana, 08:15",
    "Capture a thought…",
  ]);
});

test("what is due is said in words, in the tooltip and above the rest", () => {
  const view = trayView({ ...quiet, due: 2 }, wordsIn("en").tray);
  expect([view.due, view.tooltip, view.entries[0], labels({ due: 1 }, "de")[0]]).toEqual([
    2,
    "All Elements · 2 reminders due",
    { label: "2 reminders due", act: { do: "open", address: "/today" } },
    "Eine Erinnerung fällig",
  ]);
});

test("a pause says until when and can be ended; one that is over says nothing", () => {
  const paused = { pausedUntil: at("2026-11-24", "15:00") };
  expect([
    labels(paused).slice(2, 4),
    trayView({ ...quiet, ...paused }, wordsIn("en").tray).tooltip,
    labels({ pausedUntil: quiet.now })[2],
  ]).toEqual([
    ["Reminders paused until 15:00", "Resume reminders"],
    "All Elements · Reminders paused until 15:00",
    "Pause reminders for an hour",
  ]);
});

test("how sync stands is a line of its own, where there is an account", () => {
  const sync = (some: object) =>
    labels({
      sync: {
        type: "on",
        phase: "idle",
        reason: null,
        received: 0,
        waiting: 3,
        refused: 0,
        unreadable: 0,
        syncedAt: at("2026-11-24", "08:14"),
        ...some,
      } as SyncStatus,
    })[5];
  expect([
    sync({}),
    sync({ phase: "offline" }),
    sync({ phase: "syncing" }),
    sync({ phase: "paused", reason: "signed-out" }),
    sync({ refused: 1 }),
  ]).toEqual(["Synced 08:14", "Offline, 3 to send", "Syncing", "Sync needs you", "Sync needs you"]);
});
