import { z } from "zod";
import { InboxError, InboxItem, InboxPlace, InboxText } from "#core/inbox/inbox-item.ts";
import { InboxItemId } from "#core/kernel/ids.ts";
import { call, Nothing, Saved } from "./call.ts";

export const inbox = {
  "inbox.list": call(Nothing, z.array(InboxItem)),
  "inbox.add": call(z.strictObject({ text: InboxText }), Saved(InboxItem)),
  /** Makes it one of my tasks, or a private point of a 1:1; it leaves the inbox in the same change. */
  "inbox.place": call(
    z.strictObject({ id: InboxItemId, as: InboxPlace }),
    Saved(InboxItem),
    InboxError,
  ),
  "inbox.archive": call(z.strictObject({ id: InboxItemId }), Saved(InboxItem), InboxError),
} as const;
