import { dayAt, timeOfDayAt } from "../kernel/calendar-day.ts";
import type { Millis } from "../kernel/time.ts";
import type { Meeting } from "./meeting.ts";

/** A meeting that begins now. Held on another day than planned, it has the day and time it is held on; its place in the rhythm stays. */
export function startMeeting(meeting: Meeting, now: Millis): Meeting {
  const today = dayAt(now, meeting.zone);
  const when = meeting.day === today ? {} : { day: today, at: timeOfDayAt(now, meeting.zone) };
  return { ...meeting, ...when, state: "running", startedAt: now };
}
