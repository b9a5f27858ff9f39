import type { PairRow } from "#contract/pairs.ts";
import type { SyncStatus } from "#contract/sync.ts";
import { dayAt, instantOf } from "#core/kernel/calendar-day.ts";
import type { Millis, Zone } from "#core/kernel/time.ts";
import { fill, type Words } from "./words.ts";

/** What the tray is made of. */
export type TrayFacts = {
  readonly now: Millis;
  readonly zone: Zone;
  readonly locale: string;
  readonly pairs: readonly PairRow[];
  readonly nameOf: (id: string) => string | undefined;
  /** Reminders that rang and wait for an answer. */
  readonly due: number;
  readonly pausedUntil: Millis | null;
  readonly sync: SyncStatus;
};

export type TrayEntry = {
  readonly label: string;
  /** Without one it only says something. */
  readonly act?: TrayAct;
};

export type TrayAct =
  | { readonly do: "open"; readonly address?: string }
  | { readonly do: "quick-add" | "pause-hour" | "pause-tomorrow" | "resume" | "quit" };

/** What the icon shows and says; `null` between the entries is a line. */
export type TrayView = {
  /** How many reminders wait for an answer. */
  readonly due: number;
  readonly tooltip: string;
  readonly entries: readonly (TrayEntry | null)[];
};

/** The tray in words: what is next, what is due, and what can be done without the window. */
export function trayView(facts: TrayFacts, words: Words["tray"]): TrayView {
  const next = nextMeeting(facts);
  const isPaused = facts.pausedUntil !== null && facts.pausedUntil > facts.now;
  const due =
    facts.due === 0
      ? undefined
      : facts.due === 1
        ? words.dueOne
        : fill(words.due, { count: String(facts.due) });
  const paused =
    isPaused && fill(words.pausedUntil, { when: whenOf(facts.pausedUntil ?? facts.now, facts) });
  const sync = syncSign(facts, words);
  const about = [
    ...(next ? [next] : []),
    ...(due ? [{ label: due, act: { do: "open", address: "/today" } } as const] : []),
  ];
  return {
    due: facts.due,
    tooltip: [words.tooltip, due, paused].filter(Boolean).join(" · "),
    entries: [
      ...about,
      ...(about.length > 0 ? [null] : []),
      { label: words.quickAdd, act: { do: "quick-add" } },
      { label: words.findTime, act: { do: "open", address: "/calendar" } },
      ...(paused
        ? [{ label: paused }, { label: words.resume, act: { do: "resume" } } as const]
        : ([
            { label: words.pauseHour, act: { do: "pause-hour" } },
            { label: words.pauseTomorrow, act: { do: "pause-tomorrow" } },
          ] as const)),
      null,
      ...(sync ? [{ label: sync }] : []),
      { label: words.open, act: { do: "open" } },
      { label: words.quit, act: { do: "quit" } },
    ],
  };
}

/** The first 1:1 with a time that is not over; one that runs is it as well. */
function nextMeeting(facts: TrayFacts): TrayEntry | undefined {
  const [first] = facts.pairs
    .flatMap(({ otherId, pair, next }) => {
      const name = facts.nameOf(otherId);
      if (!next || name === undefined || next.day === null || next.at === null) return [];
      const at = instantOf(next.day, next.at, next.zone);
      const isOver = next.state !== "running" && at + next.minutes * 60_000 <= facts.now;
      return isOver ? [] : [{ name, at, address: `/pairs/${pair.id}` }];
    })
    .toSorted((a, b) => a.at - b.at);
  return (
    first && {
      label: `${first.name}, ${whenOf(first.at, facts)}`,
      act: { do: "open", address: first.address },
    }
  );
}

/** The time, and the day with it where that is not today. */
function whenOf(at: Millis, { now, zone, locale }: TrayFacts): string {
  const isToday = dayAt(at, zone) === dayAt(now, zone);
  const day = { weekday: "short", day: "numeric", month: "short" } as const;
  return new Intl.DateTimeFormat(locale, {
    ...(isToday ? {} : day),
    hour: "2-digit",
    minute: "2-digit",
    timeZone: zone,
  }).format(at);
}

function syncSign(facts: TrayFacts, words: Words["tray"]): string | undefined {
  const { sync } = facts;
  if (sync.type === "off") return undefined;
  if (sync.reason !== null || sync.refused > 0) return words.sync.needsYou;
  if (sync.phase === "offline") return fill(words.sync.offline, { count: String(sync.waiting) });
  if (sync.phase !== "idle" || sync.syncedAt === null) return words.sync.syncing;
  return fill(words.sync.synced, { when: whenOf(sync.syncedAt, facts) });
}
