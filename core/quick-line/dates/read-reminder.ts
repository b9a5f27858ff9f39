import type { Lexicon, Unit } from "./lexicon.ts";
import { amountAt, phraseAt, type Reading } from "./read-day.ts";
import { whenAt, type When } from "./read-when.ts";

/** What follows `*remind`, up to word `to`. */
export type ReminderPhrase =
  | { readonly to: number; readonly type: "next-meeting" }
  | { readonly to: number; readonly type: "before-due"; readonly minutes: number }
  | { readonly to: number; readonly type: "at"; readonly when: When };

/** Reads when to remind, from the first word after the mark. Having been asked for, a day needs no more to be clear. */
export function reminderAt(reading: Reading): ReminderPhrase | undefined {
  const { words, lexicon } = reading;
  const before = beforeDue(words, lexicon);
  if (before) return before;
  const when = whenAt(reading, 0);
  const meeting = phraseAt(words, 0, lexicon.nextMeeting);
  if (meeting > 0 && meeting >= (when?.to ?? 0)) return { to: meeting, type: "next-meeting" };
  return when && { to: when.to, type: "at", when };
}

const minutesIn: Readonly<Partial<Record<Unit, number>>> = {
  minute: 1,
  hour: 60,
  day: 1440,
  week: 10_080,
};
const MOST_MINUTES = 525_600;

/** "1 day before", "2 Stunden vorher". Months and years have no fixed length. */
function beforeDue(words: Reading["words"], lexicon: Lexicon): ReminderPhrase | undefined {
  const amount = amountAt(words, 0, lexicon);
  const inMinutes = amount && minutesIn[amount.unit];
  if (
    !inMinutes ||
    words[amount.to - 1]?.closed ||
    !lexicon.beforeDue.has(words[amount.to]?.low ?? "")
  )
    return undefined;
  const minutes = amount.count * inMinutes;
  return minutes <= MOST_MINUTES ? { to: amount.to + 1, type: "before-due", minutes } : undefined;
}
