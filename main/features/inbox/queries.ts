import type { Selectable } from "kysely";
import type { InboxItem } from "#core/inbox/inbox-item.ts";
import type { InboxItemId } from "#core/kernel/ids.ts";
import type { Tables } from "../../db/tables.ts";
import type { Reader } from "../../db/transaction.ts";

/** What waits for a place, oldest first; at most 500. */
export async function listInbox(db: Reader): Promise<InboxItem[]> {
  const rows = await db
    .selectFrom("inbox_item")
    .selectAll()
    .where("archived_at", "is", null)
    .orderBy("created_at")
    .limit(500)
    .execute();
  return rows.map(toInboxItem);
}

export async function findInboxItem(db: Reader, id: InboxItemId): Promise<InboxItem | undefined> {
  const row = await db
    .selectFrom("inbox_item")
    .selectAll()
    .where("id", "=", id)
    .where("archived_at", "is", null)
    .executeTakeFirst();
  return row && toInboxItem(row);
}

const toInboxItem = (row: Selectable<Tables["inbox_item"]>): InboxItem =>
  ({
    id: row.id,
    text: row.text,
    createdAt: row.created_at,
    archivedAt: row.archived_at,
  }) as InboxItem;
