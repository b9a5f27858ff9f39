import { useParams } from "@tanstack/react-router";
import { MeetingId, PairId } from "#core/kernel/ids.ts";
import { OneOnOneScreen } from "../features/meetings/one-on-one-screen.tsx";

/** Joins the 1:1 page with the features it shows: notes and the quick line. */
export function OneOnOneRoute() {
  const { pairId, meetingId } = useParams({ strict: false });
  const pair = PairId.safeParse(pairId);
  const meeting = MeetingId.safeParse(meetingId);
  return pair.success && <OneOnOneScreen pairId={pair.data} {...(meeting.success ? { meetingId: meeting.data } : {})} />;
}
