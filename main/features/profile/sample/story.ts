import type { Sharing } from "#core/agenda/agenda-item.ts";
import type { Priority } from "#core/tasks/task.ts";
import type { Key } from "./organisation.ts";
import type { Words } from "./words.ts";

/** A point that waits for the next meeting. */
export type OpenPoint = {
  readonly text: Words;
  readonly by: "me" | "them";
  readonly sharing: Sharing;
  readonly carried: number;
};

/** A promise made in a meeting, counted back from now; days are from today. */
export type Promised = {
  readonly title: Words;
  readonly by: "me" | "them";
  readonly meetingsAgo: number;
  readonly dueIn: number | null;
  readonly done: boolean;
  readonly priority?: Priority;
  readonly labels?: readonly string[];
};

/** What goes on between me and someone. */
export type Story = {
  readonly with: Key;
  /** 0: no rhythm, and the last time is `sinceDays` ago. */
  readonly everyWeeks: number;
  /** Working days from today to the next one. */
  readonly nextIn: number;
  readonly at: string;
  readonly minutes: number;
  readonly sinceDays: number;
  /** Which of the first templates it starts with. */
  readonly template: number | null;
  readonly isPinned?: boolean;
  /** Everything between us is in German. */
  readonly inGerman?: boolean;
  readonly notHeld?: Readonly<Record<number, "skipped" | "missed" | "postponed">>;
  readonly topics: readonly Words[];
  readonly open: readonly OpenPoint[];
  readonly promised: readonly Promised[];
  readonly privateNote?: Words;
};

/** A point on the shared agenda. */
export const shared = (text: Words, carried = 0, by: OpenPoint["by"] = "me"): OpenPoint => ({
  text,
  by,
  sharing: "shared",
  carried,
});
export const label = (...names: readonly string[]) => names;
