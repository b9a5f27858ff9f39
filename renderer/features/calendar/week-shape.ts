import type { FoundTime } from "#contract/calendar.ts";
import type { WeekAxis } from "#core/calendar/week-axis.ts";
import type { PersonId } from "#core/kernel/ids.ts";
import type { Day, Millis, Zone } from "#core/kernel/time.ts";
import type { Person } from "#core/people/person.ts";
import type { WeekItem } from "./week-items.ts";

/** So many pixels a minute is high. */
export const SCALE = 0.8;

/** A week as it is shown, and what can be done in it. */
export type WeekGridProps = {
  readonly axis: WeekAxis;
  readonly me: Person;
  readonly people: readonly Person[];
  readonly today: Day;
  readonly items: readonly WeekItem[];
  readonly others: readonly { readonly personId: PersonId; readonly zone: Zone }[];
  readonly times: readonly FoundTime[];
  readonly onPropose: (start: Millis, minutes: number) => void;
  readonly onWeek: (weeks: 1 | -1) => void;
  readonly onLeave: () => void;
};
