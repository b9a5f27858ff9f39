import { useParams } from "@tanstack/react-router";
import { MeetingId, PairId } from "#core/kernel/ids.ts";
import { OneOnOneScreen } from "../features/meetings/one-on-one-screen.tsx";
import type { Slots } from "../features/meetings/slots.ts";
import { NoteEditor } from "../features/notes/note-editor.tsx";
import { PresenceSign } from "../features/sync/presence-sign.tsx";
import { RhythmDialog } from "../features/pairs/rhythm-dialog.tsx";

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

const slots: Slots = {
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
