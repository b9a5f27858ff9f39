import { z } from "zod";
import { InboxItemId, MeetingId } from "../kernel/ids.ts";
import { Line } from "../kernel/text.ts";
import { Millis } from "../kernel/time.ts";

/** A thought caught before it had a place. */
export const InboxItem = z.strictObject({
  id: InboxItemId,
  text: z.string(),
  createdAt: Millis,
  archivedAt: Millis.nullable(),
});
export type InboxItem = z.infer<typeof InboxItem>;

export const InboxText = Line(2_000);

/** What a caught thought becomes. */
export const InboxPlace = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("task") }),
  z.strictObject({ kind: z.literal("point"), meetingId: MeetingId }),
]);
export type InboxPlace = z.infer<typeof InboxPlace>;

/** The longest text that fits in a title or a talking point. */
export const LONGEST_TITLE = 500;

/** A title for a text of any length; what it leaves out goes into the details, so that nothing is lost. */
export function titled(text: string): { readonly title: string; readonly details: string | null } {
  if (text.length <= LONGEST_TITLE) return { title: text, details: null };
  return {
    title: `${text
      .slice(0, LONGEST_TITLE - 1)
      .trimEnd()
      .toWellFormed()}…`,
    details: text,
  };
}

export const InboxError = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("InboxItemMissing") }),
  z.strictObject({ type: z.literal("MeetingMissing") }),
  z.strictObject({ type: z.literal("TooLongForAPoint") }),
]);
export type InboxError = z.infer<typeof InboxError>;
