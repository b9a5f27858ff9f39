import type { SliceHandlers } from "#contract/index.ts";
import type { InboxItem } from "#core/inbox/inbox-item.ts";
import type { InboxItemId } from "#core/kernel/ids.ts";
import { fail, ok } from "#core/kernel/result.ts";
import { scopes } from "../../db/identity.ts";
import { added, changed } from "../../db/ops.ts";
import { saveChange } from "../../db/save-change.ts";
import type { FeatureDeps } from "../../store/deps.ts";
import { findInboxItem, listInbox } from "./queries.ts";

export const inboxHandlers = (deps: FeatureDeps): SliceHandlers<"inbox"> => ({
  "inbox.list": async () => ok(await listInbox(deps.db)),
  "inbox.add": ({ text }) =>
    saveChange(deps, "inbox.add", async () => {
      const item: InboxItem = { id: deps.ids.next() as InboxItemId, text, createdAt: deps.clock.now(), archivedAt: null };
      return ok({ ops: [added("inbox_item", item.id, scopes.self(deps.identity), { text })], value: item });
    }),
  "inbox.archive": ({ id }) =>
    saveChange(deps, "inbox.archive", async (tx) => {
      const item = await findInboxItem(tx, id);
      if (!item) return fail({ type: "InboxItemMissing" });
      const now = deps.clock.now();
      return ok({ ops: changed("inbox_item", id, { archived_at: null }, { archived_at: now }), value: { ...item, archivedAt: now } });
    }),
});
