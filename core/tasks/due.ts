import { instantOf } from "../kernel/calendar-day.ts";
import type { Day, Millis, TimeOfDay, Zone } from "../kernel/time.ts";

export interface Due {
  readonly due: Day;
  /** `null` for the whole day. */
  readonly dueAt: TimeOfDay | null;
}

/** When a day begins for whoever named no time. */
export const MORNING = "09:00" as TimeOfDay;

/** The instant of a due date; a whole day counts as its morning. */
export const instantOfDue = ({ due, dueAt }: Due, zone: Zone): Millis =>
  instantOf(due, dueAt ?? MORNING, zone);
