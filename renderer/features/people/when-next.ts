import type { Meeting } from "#core/meetings/meeting.ts";
import type { Day } from "#core/kernel/time.ts";
import { formatNearDay, formatTime } from "../../lib/format.ts";

/** When a meeting is due, as it begins a line: "Tomorrow, 10:00"; `undefined` while nobody picked a day. */
export function whenNext(
  locale: string,
  meeting: Pick<Meeting, "day" | "at">,
  today: Day,
): string | undefined {
  if (meeting.day === null) return undefined;
  const day = formatNearDay(locale, meeting.day, today);
  const text = meeting.at ? `${day}, ${formatTime(locale, meeting.at)}` : day;
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}
