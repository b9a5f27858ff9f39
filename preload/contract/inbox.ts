import { z } from "zod";
import { InboxError, InboxItem, InboxText } from "#core/inbox/inbox-item.ts";
import { InboxItemId } from "#core/kernel/ids.ts";
import { call, Nothing, Saved } from "./call.ts";

export const inbox = {
  "inbox.list": call(Nothing, z.array(InboxItem)),
  "inbox.add": call(z.strictObject({ text: InboxText }), Saved(InboxItem)),
  "inbox.archive": call(z.strictObject({ id: InboxItemId }), Saved(InboxItem), InboxError),
} as const;
