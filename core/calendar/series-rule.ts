import { z } from "zod";

const Weekday = z.int().min(1).max(7);

/**
 * How a 1:1 comes back, in a form that Google and Outlook both keep: every n weeks on a weekday (ISO: 1 is Monday), the nth weekday of
 * a month (-1: the last), or a day of the month. Days 29 to 31 are not offered: one provider would skip the month, the other take its last day.
 */
export const SeriesRule = z.discriminatedUnion("every", [
  z.strictObject({
    every: z.literal("week"),
    interval: z.int().min(1).max(12),
    weekday: Weekday,
  }),
  z.strictObject({
    every: z.literal("nth-weekday"),
    nth: z.literal([1, 2, 3, 4, -1]),
    weekday: Weekday,
  }),
  z.strictObject({ every: z.literal("month-day"), day: z.int().min(1).max(28) }),
]);
export type SeriesRule = z.infer<typeof SeriesRule>;
