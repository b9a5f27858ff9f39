import { z } from "zod";

/** Makes ids. Only a `compose` file holds the real one (UUIDv7: time-ordered, so index pages fill in order). */
export interface Ids {
  /** A new id, never given before. */
  readonly next: () => string;
  /** The id that belongs to `name`: the same on every device, so that two devices that make the same thing offline make it once. */
  readonly from: (name: string) => string;
}

/** Ids `prefix-1`, `prefix-2` … for tests. */
export const countingIds = (prefix: string): Ids => {
  let n = 0;
  return {
    next: () => `${prefix}-${++n}`,
    from: (name) => `${prefix}-${name.replace(/[^A-Za-z0-9_-]/g, "-")}`.slice(0, 64),
  };
};

/** The stored form of every id: 1–64 characters, a UUID in the app, readable names in tests. */
const id = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Za-z0-9_-]+$/);

export const PersonId = id.brand<"PersonId">();
export type PersonId = z.infer<typeof PersonId>;
export const PairId = id.brand<"PairId">();
export type PairId = z.infer<typeof PairId>;
export const MeetingId = id.brand<"MeetingId">();
export type MeetingId = z.infer<typeof MeetingId>;
export const AgendaItemId = id.brand<"AgendaItemId">();
export type AgendaItemId = z.infer<typeof AgendaItemId>;
export const TaskId = id.brand<"TaskId">();
export type TaskId = z.infer<typeof TaskId>;
export const InboxItemId = id.brand<"InboxItemId">();
export type InboxItemId = z.infer<typeof InboxItemId>;
export const TemplateId = id.brand<"TemplateId">();
export type TemplateId = z.infer<typeof TemplateId>;
export const QuestionId = id.brand<"QuestionId">();
export type QuestionId = z.infer<typeof QuestionId>;
export const ReminderId = id.brand<"ReminderId">();
export type ReminderId = z.infer<typeof ReminderId>;
export const HandoverId = id.brand<"HandoverId">();
export type HandoverId = z.infer<typeof HandoverId>;
export const NoteVersionId = id.brand<"NoteVersionId">();
export type NoteVersionId = z.infer<typeof NoteVersionId>;
