import { z } from "zod";
import { MeetingId, PairId, PersonId } from "../kernel/ids.ts";
import { Day } from "../kernel/time.ts";

export const SearchKind = z.enum([
  "person",
  "task",
  "agenda-item",
  "note",
  "inbox-item",
  "template",
  "question",
]);
export type SearchKind = z.infer<typeof SearchKind>;

/** Something found. In `title` and `snippet` each match stands between U+0001 and U+0002. */
export const SearchHit = z.strictObject({
  kind: SearchKind,
  id: z.string(),
  /** Empty for a note of a meeting, which is named by its person and day. */
  title: z.string(),
  /** What is written around the first match below the title; empty when only the title matches. */
  snippet: z.string(),
  isPrivate: z.boolean(),
  pairId: PairId.nullable(),
  meetingId: MeetingId.nullable(),
  /** Whom it is about: the other one of the 1:1, or who does the task. */
  personId: PersonId.nullable(),
  personName: z.string().nullable(),
  day: Day.nullable(),
});
export type SearchHit = z.infer<typeof SearchHit>;
