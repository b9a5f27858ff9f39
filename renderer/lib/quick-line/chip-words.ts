import type { TFunction } from "i18next";
import type { Day, Millis, TimeOfDay, Zone } from "#core/kernel/time.ts";
import type { Chip } from "#core/quick-line/quick-line.ts";
import type { ReminderTime } from "#core/reminders/reminder.ts";
import type { ChipKind } from "../../ui/chip.tsx";
import { formatNearDay, formatTime } from "../format.ts";
import { dayIn, now } from "../now.ts";
import { repeatWords } from "./repeat-words.ts";

export type ChipContext = {
  readonly t: TFunction<"app">;
  readonly locale: string;
  readonly zone: Zone;
  readonly nameOf: (id: string) => string;
};

/** What an understood part means, in words. */
export function chipWords(chip: Chip, context: ChipContext): string {
  const { t, locale, nameOf } = context;
  switch (chip.kind) {
    case "person":
      return nameOf(chip.id);
    case "person-ambiguous":
      return t("quickLine.whichPerson", { count: chip.candidates.length });
    case "due":
      return dueWords(chip, context);
    case "repeat":
      // A weekly rhythm says its first day already, unless it skips weeks.
      return chip.repeat.unit === "week" && chip.repeat.every === 1 && chip.dueAt === null
        ? repeatWords(t, locale, chip.repeat)
        : t("quickLine.from", {
            rhythm: repeatWords(t, locale, chip.repeat),
            first: dueWords(chip, context, "inside"),
          });
    case "remind":
      return reminderWords(chip.time, context);
    case "priority":
      return t(`quickLine.priority.${chip.priority}`);
    case "label":
      return chip.label;
    case "sharing":
      return t(`quickLine.sharing.${chip.sharing}`);
  }
}

/** When a reminder comes. */
export function reminderWords(
  time: ReminderTime,
  { t, locale, zone }: Omit<ChipContext, "nameOf">,
): string {
  switch (time.kind) {
    case "at":
      return t("quickLine.remindAt", { when: momentWords(locale, zone, time.at) });
    case "on": {
      const when = dueWords({ due: time.day, dueAt: time.at }, { t, locale, zone }, "inside");
      return time.repeat === undefined
        ? t("quickLine.remindAt", { when })
        : t("quickLine.from", { rhythm: repeatWords(t, locale, time.repeat), first: when });
    }
    case "before-due":
      return time.minutes === 0
        ? t("quickLine.remindWhenDue")
        : t("quickLine.remindBefore", { span: spanWords(locale, time.minutes) });
    case "next-meeting":
      return t("quickLine.remindNextMeeting");
  }
}

/** An instant inside a sentence: its day and its time. */
export function momentWords(locale: string, zone: Zone, at: Millis): string {
  const time = new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone: zone }).format(at);
  return `${nearDay(locale, dayIn(zone, at), zone, "inside")} ${time}`;
}

const dueWords = (
  { due, dueAt }: { readonly due: Day; readonly dueAt: TimeOfDay | null },
  { locale, zone }: Omit<ChipContext, "nameOf">,
  place: "first" | "inside" = "first",
): string =>
  nearDay(locale, due, zone, place) + (dueAt === null ? "" : ` ${formatTime(locale, dueAt)}`);

/** A chip begins with a capital, as a name does. */
function nearDay(locale: string, day: Day, zone: Zone, place: "first" | "inside"): string {
  const words = formatNearDay(locale, day, dayIn(zone, now()));
  return place === "inside" ? words : words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
}

function spanWords(locale: string, minutes: number): string {
  const [count, unit] =
    minutes % 1440 === 0
      ? [minutes / 1440, "day"]
      : minutes % 60 === 0
        ? [minutes / 60, "hour"]
        : [minutes, "minute"];
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(count);
}

export const chipKinds: Readonly<Record<Chip["kind"], ChipKind>> = {
  person: "person",
  "person-ambiguous": "person",
  due: "date",
  repeat: "repeat",
  remind: "reminder",
  priority: "priority",
  label: "label",
  sharing: "private",
};
