import { z } from "zod";

/** ISO weekday: 1 is Monday, 7 is Sunday. */
const Weekday = z.int().min(1).max(7);

/** 1–31; a month that is shorter uses its last day. */
const DayOfMonth = z.int().min(1).max(31);

/** Ascending and without repeats, so that one rhythm has one written form. */
const Weekdays = z
  .array(Weekday)
  .min(1)
  .max(7)
  .refine(
    (days) => days.every((day, i) => i === 0 || day > (days[i - 1] ?? 0)),
    "weekdays must ascend",
  );

const rhythm = {
  every: z.int().min(1).max(999),
  /** Counted from the day it was due, or from the day it was done. */
  anchor: z.enum(["due", "done"]),
};

/** How a task comes back: every n days, weeks (on weekdays), months or years (on a day of the month, which survives shorter months). */
export const Repeat = z.discriminatedUnion("unit", [
  z.strictObject({ unit: z.literal("day"), ...rhythm }),
  z.strictObject({ unit: z.literal("week"), ...rhythm, weekdays: Weekdays.optional() }),
  z.strictObject({ unit: z.literal("month"), ...rhythm, dayOfMonth: DayOfMonth.optional() }),
  z.strictObject({ unit: z.literal("year"), ...rhythm, dayOfMonth: DayOfMonth.optional() }),
]);
export type Repeat = z.infer<typeof Repeat>;
