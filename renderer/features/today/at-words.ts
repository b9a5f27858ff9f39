import type { Day, Millis, Zone } from "#core/kernel/time.ts";
import { formatNearDay } from "../../lib/format.ts";
import { dayIn } from "../../lib/now.ts";
import { capital } from "../../lib/when.ts";

/** An instant as one says it today: its time, and its day where that is another. */
export function atWords(locale: string, zone: Zone, today: Day, at: Millis): string {
  const day = dayIn(zone, at);
  const time = new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone: zone }).format(at);
  return day === today ? time : `${capital(locale, formatNearDay(locale, day, today))} ${time}`;
}
