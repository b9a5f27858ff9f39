import type { ReactNode } from "react";
import type { NoteRef } from "#core/notes/note.ts";
import type { Person } from "#core/people/person.ts";
import type { Meeting } from "#core/meetings/meeting.ts";
import type { Pair } from "#core/pairs/pair.ts";

export type NoteWords = {
  readonly label: string;
  readonly placeholder: string;
  readonly readers: string;
  readonly isReadOnly?: boolean;
};

/** What other features give to the 1:1 page; `app/one-on-one-route.tsx` fills it. */
export type Slots = {
  readonly note: (note: NoteRef, words: NoteWords) => ReactNode;
  /** Whether the other one looks at this 1:1 too. */
  readonly presence: (pair: Pair, other: Person) => ReactNode;
  /** How the meeting stands in the calendar, and the way to another time. */
  readonly booking: (meeting: Meeting, onMove: () => void) => ReactNode;
  /** What the calendar asks about it, if anything. */
  readonly bookingQuestion: (meeting: Meeting) => ReactNode;
  /** Free times to move it to. */
  readonly moveTimes: (
    meeting: Meeting,
    me: Person,
    other: Person,
    onDone: () => void,
  ) => ReactNode;
  /** Changes how often the two meet. */
  readonly rhythm: (
    pair: Pair,
    isOpen: boolean,
    onOpenChange: (isOpen: boolean) => void,
  ) => ReactNode;
};
