import type { NotificationHealth } from "#contract/shell.ts";
import type { ReminderId } from "#core/kernel/ids.ts";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { NamedNudge } from "#core/meetings/nudge.ts";
import { LATE_FROM_MS } from "#core/reminders/ringing.ts";
import { Snooze } from "#core/reminders/snooze.ts";
import type { WaitingReminder } from "#core/reminders/waiting.ts";
import type { Ring } from "../features/reminders/bells.ts";
import { fill, type Words } from "../shell/words.ts";
import type { Answer, Bell, Notifier } from "./notifier.ts";

export type ReminderBellsDeps = {
  readonly notifier: Notifier;
  readonly words: () => Words;
  readonly locale: () => string;
  /** Whether others may look at the screen: then a notification says only that there is one. */
  readonly isDiscreet: () => boolean;
  readonly answer: (
    ids: readonly ReminderId[],
    how: { readonly do: "done" } | { readonly do: "snooze"; readonly until: Snooze },
  ) => void;
  readonly open: (address: string) => void;
  /** Nobody here shows notifications; the app's own list has it all the same. */
  readonly onUnshown: (reason: string) => void;
};

export type ReminderBells = {
  readonly ring: (ring: Ring) => void;
  readonly withdraw: (ids: readonly string[]) => void;
  readonly health: () => Promise<NotificationHealth>;
  /** Tells now and whenever it changes whether the system asks for quiet. */
  readonly watchQuiet: (listener: (isQuiet: boolean) => void) => void;
  /** Shows a notification, to see whether one comes. */
  readonly try: () => Promise<
    Result<undefined, { readonly type: "NotShown"; readonly reason: string }>
  >;
};

type One = Extract<Ring, { readonly kind: "one" }>;

const DIGEST = "digest";

/** Says reminders in notifications, and takes to the app what a person answers there. */
export function reminderBells(deps: ReminderBellsDeps): ReminderBells {
  const { notifier } = deps;
  /** What clicking a notification opens. */
  const said = new Map<string, WaitingReminder>();
  /** The 1:1 that clicking a nudge opens. */
  const nudged = new Map<string, string>();
  let digested: readonly WaitingReminder[] = [];
  notifier.onAnswer((answer) => {
    const reminder = said.get(answer.id);
    if (answer.what === "opened")
      deps.open(reminder ? addressOf(reminder) : (nudged.get(answer.id) ?? "/today"));
    if (answer.what === "action" && reminder) act(reminder, answer, deps);
  });
  const show = async (bell: Bell): Promise<void> => {
    const shown = await notifier.show(bell);
    if (!shown.ok) deps.onUnshown(shown.error.reason);
  };
  const sayOne = async (ring: One): Promise<void> => {
    // In the place of the first one, nobody would see that it came.
    if (ring.isAgain) await notifier.withdraw(ring.reminder.id);
    await show(bellOf(ring, deps));
  };
  const nudgeBell = ({ kind, pairId, name, at, zone }: NamedNudge): Bell => {
    const id = `nudge ${pairId}`;
    nudged.set(id, `/pairs/${pairId}`);
    const { reminders: words } = deps.words();
    const style = { timeStyle: "short", timeZone: zone } as const;
    const time = new Intl.DateTimeFormat(deps.locale(), style).format(at);
    const whom = deps.isDiscreet() ? "1:1" : fill(words.with, { name });
    return {
      id,
      title: fill(kind === "prepare" ? words.soon : words.over, { whom, time }),
      body: kind === "prepare" ? words.prepare : words.close,
      actions: [],
      urgency: "normal",
    };
  };
  return {
    ring: (ring) => {
      if (ring.kind === "digest") {
        digested = ring.reminders;
        return void show(digestOf(ring.reminders, deps));
      }
      if (ring.kind === "nudge") return void show(nudgeBell(ring.nudge));
      said.set(ring.reminder.id, ring.reminder);
      void sayOne(ring);
    },
    withdraw: (ids) => {
      for (const id of ids) {
        if (said.delete(id)) void notifier.withdraw(id);
      }
      const left = digested.filter(({ id }) => !ids.includes(id));
      if (digested.length > 0 && left.length === 0) void notifier.withdraw(DIGEST);
      digested = left;
    },
    health: async () => {
      const health = await notifier.health();
      if (health.kind === "none") return health;
      return {
        kind: "shown",
        by: [health.server, health.version].filter(Boolean).join(" "),
        hasButtons: health.capabilities.includes("actions"),
        isQuiet: health.isQuiet ?? null,
      };
    },
    watchQuiet: (listener) => void notifier.watchQuiet(listener),
    try: async () => {
      const { reminders: words } = deps.words();
      const shown = await notifier.show({
        id: "try",
        title: words.tryTitle,
        body: words.tryBody,
        actions: [],
        urgency: "normal",
      });
      return shown.ok ? ok(undefined) : fail({ type: "NotShown", reason: shown.error.reason });
    },
  };
}

function act(
  reminder: WaitingReminder,
  { key }: Extract<Answer, { readonly what: "action" }>,
  deps: ReminderBellsDeps,
): void {
  if (key === "done") return deps.answer([reminder.id], { do: "done" });
  const until = Snooze.safeParse(key);
  if (until.success) deps.answer([reminder.id], { do: "snooze", until: until.data });
}

/** Where the thing itself is shown. */
const addressOf = ({ subject, pairId }: WaitingReminder): string =>
  subject.type === "task" ? `/tasks?task=${subject.id}` : pairId ? `/pairs/${pairId}` : "/today";

function bellOf({ reminder, lateMs, isAgain }: One, deps: ReminderBellsDeps): Bell {
  const { reminders: words } = deps.words();
  const span = () => fill(words.missed, { span: spanOf(lateMs, deps.locale()) });
  const late = isAgain ? [words.again] : lateMs >= LATE_FROM_MS ? [span()] : [];
  const about = [
    ...(reminder.byName === null ? [] : [fill(words.from, { name: reminder.byName })]),
    ...(reminder.withName === null ? [] : [fill(words.with, { name: reminder.withName })]),
  ];
  const isDiscreet = deps.isDiscreet();
  return {
    id: reminder.id,
    title: isDiscreet ? words.reminder : reminder.title,
    body: [...late, ...(isDiscreet ? [] : about)].join(" · "),
    actions: [
      { key: "done", label: words.done },
      ...Snooze.options
        .filter((until) => until !== "next-meeting" || reminder.pairId !== null)
        .map((until) => ({ key: until, label: words.snooze[until] })),
    ],
    urgency: "normal",
  };
}

/** The first titles in a digest; the rest is in the app. */
const TITLES = 3;

function digestOf(reminders: readonly WaitingReminder[], deps: ReminderBellsDeps): Bell {
  const { reminders: words } = deps.words();
  const titles = reminders.slice(0, TITLES).map(({ title }) => title);
  return {
    id: DIGEST,
    title: fill(words.digest, { count: String(reminders.length) }),
    body: deps.isDiscreet()
      ? ""
      : [...titles, ...(reminders.length > TITLES ? ["…"] : [])].join("\n"),
    actions: [],
    urgency: "normal",
  };
}

/** A span in its largest whole unit, as `12 minutes`. */
function spanOf(ms: number, locale: string): string {
  const minutes = Math.round(ms / 60_000);
  const [count, unit] =
    minutes < 60
      ? [minutes, "minute"]
      : minutes < 1_440
        ? [Math.round(minutes / 60), "hour"]
        : [Math.round(minutes / 1_440), "day"];
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(
    count as number,
  );
}
