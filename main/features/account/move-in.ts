import { CompiledQuery } from "kysely";
import { type Directory, type Renames, renamesFor } from "#core/joining/renames.ts";
import type { Ids } from "#core/kernel/ids.ts";
import type { WireRow } from "#sync/protocol/push.ts";
import { rulesOf, tables, type TableName } from "#sync/protocol/tables.ts";
import { type Identity, scopes } from "../../db/identity.ts";
import type { Tables } from "../../db/tables.ts";
import type { Writer } from "../../db/transaction.ts";
import { readLocalProfile, wordsOf } from "./local-profile.ts";

/** Who I am in the organisation, and its shared directory as the server has it. */
export type Destination = {
  readonly identity: Identity;
  /** Rows of `org:`, live ones only. */
  readonly directory: readonly WireRow[];
  /** Whose words about me count: mine, when I come for the first time; the organisation's, on another device of mine. */
  readonly aboutMe: "mine" | "theirs";
};

/** What came of it, for a person to read. */
export type MovedIn = { readonly known: number; readonly contacts: number };

/** Where an id of another row stands: table, column, and the kind of row it names. */
const references: readonly (readonly [TableName, string, keyof Renames])[] = [
  ["person", "manager_id", "people"],
  ["pair", "a_id", "people"],
  ["pair", "b_id", "people"],
  ["pair", "template_id", "templates"],
  ["meeting", "pair_id", "pairs"],
  ["agenda_item", "pair_id", "pairs"],
  ["agenda_item", "author_id", "people"],
  ["agenda_item", "touched_by", "people"],
  ["task", "author_id", "people"],
  ["task", "assignee_id", "people"],
  ["task", "pair_id", "pairs"],
  ["reminder", "for_id", "people"],
  ["reminder", "author_id", "people"],
  ["handover", "pair_id", "pairs"],
  ["handover", "author_id", "people"],
  ["handover", "person_id", "people"],
  ["handover", "to_id", "people"],
  ["note", "subject_id", "people"],
  ["note_update", "note_id", "notes"],
];

/**
 * Gives every row of the profile the ids it has in the organisation, and puts the organisation's directory where it has the same
 * people, templates and questions. Nothing of it is queued here (`queueRows` does). Runs whole or not at all, in the transaction it is given.
 */
export async function moveIn(
  tx: Writer,
  from: Identity,
  to: Destination,
  ids: Pick<Ids, "from">,
): Promise<MovedIn> {
  const local = await readLocalProfile(tx, from);
  const renames = renamesFor(local, directoryOf(to), ids);
  const mine = await tx
    .selectFrom("person")
    .selectAll()
    .where("id", "=", from.me)
    .executeTakeFirstOrThrow();
  await run(
    tx,
    "CREATE TEMP TABLE rename (kind TEXT, old TEXT, new TEXT, PRIMARY KEY (kind, old))",
  );
  for (const kind of ["people", "pairs", "notes", "templates", "questions"] as const)
    for (const [old, now] of renames[kind])
      if (old !== now) await run(tx, "INSERT INTO rename VALUES (?, ?, ?)", kind, old, now);
  for (const id of renames.known) await run(tx, "DELETE FROM person WHERE id = ?", id);
  for (const id of renames.dropped)
    for (const table of ["template", "question"])
      await run(tx, `DELETE FROM ${table} WHERE id = ?`, id);
  await renameRows(tx);
  await moveScopes(tx, from, to.identity, renames);
  for (const row of to.directory) await insertServerRow(tx, row);
  await run(tx, "DROP TABLE rename");
  if (to.aboutMe === "mine" && renames.known.has(from.me)) await sayWhoIAm(tx, to, mine);
  const contacts = local.people.filter(({ id }) => !renames.known.has(id) && id !== from.me);
  return {
    known: renames.known.size - (renames.known.has(from.me) ? 1 : 0),
    contacts: contacts.length,
  };
}

/** References first, then the rows' own ids with what the search index knows them by. */
async function renameRows(tx: Writer): Promise<void> {
  for (const [table, column, kind] of references)
    await run(
      tx,
      `UPDATE ${table} SET ${column} = (SELECT new FROM rename WHERE kind = '${kind}' AND old = ${column})
       WHERE ${table === "note" ? "kind = 'person-private' AND " : ""}${column} IN (SELECT old FROM rename WHERE kind = '${kind}')`,
    );
  await run(
    tx,
    "UPDATE note_version SET note_id = (SELECT new FROM rename WHERE kind = 'notes' AND old = note_id) WHERE note_id IN (SELECT old FROM rename WHERE kind = 'notes')",
  );
  for (const [table, kind] of [
    ["person", "people"],
    ["pair", "pairs"],
    ["note", "notes"],
  ] as const) {
    // Two steps, since one row's new id can be another row's old one.
    await run(
      tx,
      `UPDATE ${table} SET id = '~' || id WHERE id IN (SELECT old FROM rename WHERE kind = '${kind}')`,
    );
    await run(
      tx,
      `UPDATE ${table} SET id = (SELECT new FROM rename WHERE kind = '${kind}' AND old = substr(id, 2)) WHERE id LIKE '~%'`,
    );
    await run(
      tx,
      `UPDATE search_row SET row_id = '~' || row_id WHERE kind = '${table}' AND row_id IN (SELECT old FROM rename WHERE kind = '${kind}')`,
    );
    await run(
      tx,
      `UPDATE search_row SET row_id = (SELECT new FROM rename WHERE kind = '${kind}' AND old = substr(row_id, 2)) WHERE kind = '${table}' AND row_id LIKE '~%'`,
    );
  }
  // The two people of a pair stand in the order of their ids.
  await run(tx, "UPDATE pair SET a_id = b_id, b_id = a_id WHERE a_id > b_id");
}

async function moveScopes(
  tx: Writer,
  from: Identity,
  to: Identity,
  renames: Renames,
): Promise<void> {
  await run(tx, "INSERT INTO rename VALUES ('scopes', ?, ?)", scopes.org(from), scopes.org(to));
  if (from.me !== to.me)
    await run(tx, "INSERT INTO rename VALUES ('scopes', ?, ?)", scopes.self(from), scopes.self(to));
  for (const [old, now] of renames.pairs)
    if (old !== now)
      await run(
        tx,
        "INSERT INTO rename VALUES ('scopes', ?, ?)",
        scopes.pair(old),
        scopes.pair(now),
      );
  for (const table of Object.keys(tables))
    await run(
      tx,
      `UPDATE ${table} SET seq = NULL, scope_id = coalesce((SELECT new FROM rename WHERE kind = 'scopes' AND old = scope_id), scope_id)`,
    );
  // Whom the organisation does not know is nobody else's business. (Its own rows come after this.)
  await run(tx, "UPDATE person SET scope_id = ? WHERE id <> ?", scopes.self(to), to.me);
}

const directoryOf = ({ identity, directory }: Destination): Directory => {
  const rows = (table: TableName) => directory.filter((row) => row[0] === table && row[4] !== null);
  const worded = (table: "template" | "question") =>
    rows(table)
      .filter((row) => row[4]?.["archived_at"] == null)
      .map((row) => ({ id: row[1], words: wordsOf(row[4] ?? {}) }));
  return {
    me: identity.me,
    people: rows("person").map((row) => ({
      id: row[1],
      email: (row[4]?.["email"] ?? null) as string | null,
      isArchived: row[4]?.["archived_at"] != null,
    })),
    templates: worded("template"),
    questions: worded("question"),
  };
};

/** A row as the server has it, in the place of what is here under its id. */
async function insertServerRow(
  tx: Writer,
  [table, id, scope, seq, values]: WireRow,
): Promise<void> {
  if (values === null) return;
  const columns = [
    ...Object.keys(rulesOf(table).columns.shape),
    "created_at",
    "updated_at",
    "archived_at",
  ];
  const row = Object.fromEntries(columns.map((column) => [column, values[column] ?? null]));
  await tx.deleteFrom(table).where("id", "=", id).execute();
  await tx
    .insertInto(table)
    .values({ ...row, id, scope_id: scope, seq } as never)
    .execute();
}

/** What I wrote about myself before counts; what I left empty the organisation may have filled. */
async function sayWhoIAm(
  tx: Writer,
  { identity }: Destination,
  mine: Tables["person"],
): Promise<void> {
  const theirs = await tx
    .selectFrom("person")
    .selectAll()
    .where("id", "=", identity.me)
    .executeTakeFirstOrThrow();
  const shadow = { tbl: "person", row_id: identity.me, server_row: JSON.stringify(theirs) };
  const set = {
    name: mine.name,
    zone: mine.zone,
    working_hours: mine.working_hours,
    position: mine.position ?? theirs.position,
    photo: mine.photo ?? theirs.photo,
  };
  await tx.insertInto("shadow").values(shadow).execute();
  await tx.updateTable("person").set(set).where("id", "=", identity.me).execute();
}

/** Ids and times only; text never stands in a statement. */
const run = (tx: Writer, text: string, ...parameters: readonly unknown[]): Promise<unknown> =>
  tx.executeQuery(CompiledQuery.raw(text, [...parameters]));
