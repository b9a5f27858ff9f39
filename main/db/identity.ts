import type { PersonId } from "#core/kernel/ids.ts";
import type { Db } from "./open.ts";

/** Who uses this file, and in which organisation its shared directory lies. */
export type Identity = { readonly me: PersonId; readonly org: string; readonly device: string };

/** The identity kept in the file; `undefined` before the first start is finished. */
export function readIdentity(db: Db): Identity | undefined {
  const rows = db.raw
    .prepare("SELECT key, value FROM meta WHERE key IN ('me', 'org', 'device')")
    .all() as { key: string; value: string }[];
  const { me, org, device } = Object.fromEntries(rows.map((row) => [row.key, row.value]));
  return me && org && device ? { me: me as PersonId, org, device } : undefined;
}

/** Writes it once, in the transaction that is open on `db` or in one of its own. */
export function writeIdentity(db: Db, identity: Identity): void {
  const put = db.raw.prepare(
    "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
  );
  for (const [key, value] of Object.entries(identity)) put.run(key, value);
}

/** The unit of permission and replication a row lives in (SYNC.md 1.1). */
export const scopes = {
  org: (identity: Identity) => `org:${identity.org}`,
  self: (identity: Identity) => `self:${identity.me}`,
  pair: (pairId: string) => `pair:${pairId}`,
  /** A task between two people lies where both can see it; my own lies with me. */
  task: (identity: Identity, { pairId }: { readonly pairId: string | null }): string =>
    pairId === null ? scopes.self(identity) : scopes.pair(pairId),
  /** Reminders of my tasks stay with me; those on somebody else's task lie where they can see them. */
  taskReminder: (
    identity: Identity,
    task: { readonly assigneeId: string; readonly pairId: string | null },
  ) => (task.assigneeId === identity.me ? scopes.self(identity) : scopes.task(identity, task)),
};
