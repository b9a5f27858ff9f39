import { z } from "zod";
import { InboxItemId } from "../kernel/ids.ts";
import { Line } from "../kernel/text.ts";
import { Millis } from "../kernel/time.ts";

/** A thought caught before it had a place. */
export const InboxItem = z.strictObject({ id: InboxItemId, text: z.string(), createdAt: Millis, archivedAt: Millis.nullable() });
export type InboxItem = z.infer<typeof InboxItem>;

export const InboxText = Line(2_000);

export const InboxError = z.strictObject({ type: z.literal("InboxItemMissing") });
export type InboxError = z.infer<typeof InboxError>;
