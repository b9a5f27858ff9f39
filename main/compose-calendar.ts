import type { SliceHandlers } from "#contract/index.ts";
import { calendarHandlers } from "./features/calendar/handlers.ts";
import { planTime } from "./features/meetings/handlers.ts";
import type { FeatureDeps } from "./store/deps.ts";

/** What knows of times and calendars, loaded at the first question about one. */
export const composeCalendar = (deps: FeatureDeps): SliceHandlers<"calendar"> =>
  calendarHandlers(deps, { planTime: (tx, time) => planTime(tx, deps, time) });
