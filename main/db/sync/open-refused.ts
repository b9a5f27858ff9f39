import type { Kysely } from "kysely";
import type { Tables } from "../tables.ts";
import type { Reader } from "../transaction.ts";

/** Refused changes that wait for somebody's decision. */
export const openRefused = (db: Reader) =>
  db.selectFrom("refused").selectAll().where("resolved_at", "is", null);

/** All that was refused and not settled, whole, in a form that outlives the app. */
export async function exportRefused(db: Pick<Kysely<Tables>, "selectFrom">): Promise<string> {
  const rows = await openRefused(db).orderBy("n").execute();
  const changes = rows.map(({ n, code, detail, label, at, ops }) => ({
    n,
    code,
    detail,
    label,
    at,
    ops: JSON.parse(ops) as unknown,
  }));
  return JSON.stringify({ refused: changes }, null, 2);
}
