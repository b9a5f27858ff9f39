import { useParams } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { MeetingId, PairId } from "#core/kernel/ids.ts";
import { OneOnOneScreen } from "../features/meetings/one-on-one-screen.tsx";
import type { Slots } from "../features/meetings/slots.ts";
import { NoteEditor } from "../features/notes/note-editor.tsx";
import { PresenceSign } from "../features/sync/presence-sign.tsx";
import { RhythmDialog } from "../features/pairs/rhythm-dialog.tsx";
import { withWords } from "../lib/i18n.ts";

/** Joins the 1:1 page with the features it shows. */
export function OneOnOneRoute() {
  const { pairId, meetingId } = useParams({ strict: false });
  const pair = PairId.safeParse(pairId);
  const meeting = MeetingId.safeParse(meetingId);
  return (
    pair.success && (
      <OneOnOneScreen
        pairId={pair.data}
        slots={slots}
        {...(meeting.success ? { meetingId: meeting.data } : {})}
      />
    )
  );
}

// The page stands without them: what is said of the calendar comes with its own words, after it.
const BookingSign = lazy(async () => ({
  default: (await withWords(import("../features/calendar/booking-sign.tsx"))).BookingSign,
}));
const BookingQuestion = lazy(async () => ({
  default: (await withWords(import("../features/calendar/booking-question.tsx"))).BookingQuestion,
}));
const MoveTimes = lazy(async () => ({
  default: (await withWords(import("../features/calendar/move-times.tsx"))).MoveTimes,
}));

const slots: Slots = {
  booking: (meeting, onMove) => (
    <Suspense>
      <BookingSign meeting={meeting} onMove={onMove} />
    </Suspense>
  ),
  bookingQuestion: (meeting) => (
    <Suspense>
      <BookingQuestion meeting={meeting} />
    </Suspense>
  ),
  moveTimes: (meeting, me, other, onDone) => (
    <Suspense>
      <MoveTimes meeting={meeting} me={me} other={other} onDone={onDone} />
    </Suspense>
  ),
  note: (note, words) => <NoteEditor note={note} {...words} />,
  presence: (pair, other) => (
    <PresenceSign
      pairId={pair.id}
      otherId={other.id}
      name={other.name.split(" ")[0] ?? other.name}
    />
  ),
  rhythm: (pair, isOpen, onOpenChange) => (
    <RhythmDialog pair={pair} isOpen={isOpen} onOpenChange={onOpenChange} />
  ),
};
