import { z } from "zod";
import { MeetingId, NoteVersionId, PersonId } from "../kernel/ids.ts";
import { Millis } from "../kernel/time.ts";

/** Which note: the pair's shared one or my private one of a meeting, or my private one about a person. */
export const NoteRef = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("meeting-shared"), meetingId: MeetingId }),
  z.strictObject({ kind: z.literal("meeting-private"), meetingId: MeetingId }),
  z.strictObject({ kind: z.literal("person-private"), personId: PersonId }),
]);
export type NoteRef = z.infer<typeof NoteRef>;

/** The meeting or person a note belongs to. */
export const noteSubject = (ref: NoteRef): string =>
  ref.kind === "person-private" ? ref.personId : ref.meetingId;

/**
 * What a note's id follows from, so that two devices that start it offline write one document. A private one is its writer's:
 * two people have one each about the same meeting.
 */
export const noteName = (kind: NoteRef["kind"], subject: string, writer: string): string =>
  kind === "meeting-shared" ? `note:${kind}:${subject}` : `note:${kind}:${writer}:${subject}`;

const MAX_BYTES = 4 * 1024 * 1024;

/** One Yjs update or a whole document state, as Yjs encodes it (update format 1). */
export const YjsUpdate = z.custom<Uint8Array>(
  (value) => value instanceof Uint8Array && value.byteLength <= MAX_BYTES,
  "not bytes, or over 4 MB",
);

/** A note as it was at one time. */
export const NoteVersion = z.strictObject({
  id: NoteVersionId,
  at: Millis,
  words: z.int(),
  opening: z.string(),
});
export type NoteVersion = z.infer<typeof NoteVersion>;

export const NoteError = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("NoteSubjectMissing") }),
  z.strictObject({ type: z.literal("NoteVersionMissing") }),
  z.strictObject({ type: z.literal("NoteUpdateUnreadable") }),
]);
export type NoteError = z.infer<typeof NoteError>;
