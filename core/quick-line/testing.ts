import { Temporal } from "temporal-polyfill";
import { never } from "../kernel/never.ts";
import type { PersonId } from "../kernel/ids.ts";
import type { Millis, Zone } from "../kernel/time.ts";
import type { Repeat } from "../recurrence/repeat.ts";
import { parseQuickLine, type QuickLineContext } from "./parse-quick-line.ts";
import type { Chip } from "./quick-line.ts";

const named = (id: string, name: string) => ({ id: id as PersonId, name });

export const people = [
  named("ana", "Ana Souza"),
  named("anna", "Anna-Lena O'Neil"),
  named("ben", "Ben Müller"),
  named("benedikt", "Benedikt Ångström"),
  named("lukasz", "Łukasz Król"),
  named("li", "李 小龙"),
];

export const zone = "Europe/Berlin" as Zone;

/** The instant of a wall-clock time, written as `2026-10-07T10:00`. */
export const at = (wall: string, inZone: string = zone): Millis =>
  Temporal.PlainDateTime.from(wall).toZonedDateTime(inZone).epochMilliseconds as Millis;

/** A Wednesday morning in Berlin: 7 October 2026, ten o'clock. */
export const wednesday: QuickLineContext = {
  now: at("2026-10-07T10:00"),
  zone,
  language: "en",
  people,
  labels: ["Q3", "Büro"],
};

/** What was understood, in a form that reads well in a table: the title, then the chips. */
export function read(line: string, context: Partial<QuickLineContext> = {}): readonly string[] {
  const { text, chips } = parseQuickLine(line, { ...wednesday, ...context });
  return [text, ...chips.map((chip) => briefly(chip, context.zone ?? zone))];
}

/** A line, the title it leaves, and its chips in the words of `read`. */
export type Row = readonly [line: string, title: string, ...chips: string[]];

/** A row with a name that reads as a sentence. */
export function asSentence([line, title, ...chips]: Row): readonly [
  name: string,
  line: string,
  expected: readonly string[],
] {
  const name =
    chips.length === 0 ? `“${line}” stays text` : `“${line}” is “${title}”, ${chips.join(", ")}`;
  return [name, line, [title, ...chips]];
}

function briefly(chip: Chip, inZone: string): string {
  switch (chip.kind) {
    case "person":
      return `for ${chip.id}`;
    case "person-ambiguous":
      return `for ${chip.candidates.join(" or ")}`;
    case "due":
      return dueOf(chip);
    case "repeat":
      return `${rhythm(chip.repeat)} from ${dueOf(chip)}`;
    case "remind":
      return `remind ${chip.time.kind === "at" ? wall(chip.time.at, inZone) : chip.time.kind === "before-due" ? `${chip.time.minutes} min before` : "next meeting"}`;
    case "priority":
      return `priority ${chip.priority}`;
    case "label":
      return `#${chip.label}`;
    case "sharing":
      return chip.sharing;
    default:
      return never(chip);
  }
}

const dueOf = ({ due, dueAt }: { readonly due: string; readonly dueAt: string | null }) =>
  dueAt === null ? due : `${due} ${dueAt}`;
const wall = (ms: Millis, inZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(ms)
    .toZonedDateTimeISO(inZone)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" })
    .replace("T", " ");

function rhythm(repeat: Repeat): string {
  const on =
    repeat.unit === "week"
      ? repeat.weekdays?.join("+")
      : repeat.unit === "day"
        ? undefined
        : repeat.dayOfMonth;
  return `every ${repeat.every} ${repeat.unit}${on === undefined ? "" : ` on ${on}`}${repeat.anchor === "done" ? " after done" : ""}`;
}
