import { TableName, rulesOf } from "#sync/protocol/tables.ts";
import { documentOf } from "../../main/features/notes/documents.ts";
import { type Device, rowsOf } from "./device.ts";
import { before, isText } from "./history.ts";
import type { ServerDump } from "./sim-server.ts";
import { Broken } from "./tap.ts";
import type { World } from "./world.ts";

type Row = Readonly<Record<string, string | number | null>>;

/** What must hold when all is quiet (SYNC.md 1.6). */
export async function check(world: World): Promise<void> {
  const rows = await world.server.rows();
  const opened = rows.map((row) => open(world, row));
  for (const device of world.devices) {
    if (device.isGone) continue;
    const scopes = new Set(await world.server.scopesOf(device.person));
    sameRows(device, opened, scopes);
    sameNotes(device, opened, scopes);
    nothingLeftOver(device, scopes);
  }
  deletedStaysDeleted(rows, await world.server.deleted());
  onlyWhoMay(world, opened);
  serverSeesNothingPrivate(rows);
  await nothingLost(world, opened);
}

type Opened = ServerDump & { readonly values: Row; readonly data8: string | null };

function open(world: World, row: ServerDump): Opened {
  if (row.state !== "live") return { ...row, values: {}, data8: null };
  if (!row.scope.startsWith("self:")) return { ...row, values: row.data, data8: row.bytes };
  const sealing = world.sealings.get(row.scope.slice("self:".length));
  const values = sealing?.openRow(row, row.data);
  if (!values?.ok) throw new Broken("I18", `${row.t} ${row.id} cannot be opened by its person`);
  if (row.bytes === null) return { ...row, values: values.value, data8: null };
  const bytes = sealing?.openBytes(row, Buffer.from(row.bytes, "base64"));
  if (!bytes?.ok) throw new Broken("I18", `${row.t} ${row.id} has bytes that do not open`);
  return { ...row, values: values.value, data8: Buffer.from(bytes.value).toString("base64") };
}

/** I1, I9, I11, I14, I15, I16: a device has exactly the rows of its scopes, byte for byte. */
function sameRows(device: Device, rows: readonly Opened[], scopes: ReadonlySet<string>): void {
  for (const t of TableName.options) {
    if (rulesOf(t).hasBytes) continue;
    const columns = [...Object.keys(rulesOf(t).columns.shape), "created_at", "archived_at"];
    // A note's `updated_at` is its device's own.
    if (t !== "note") columns.push("updated_at");
    const said = (row: Row, scope: string, seq: number) =>
      JSON.stringify([scope, seq, ...columns.map((column) => row[column] ?? null)]);
    const there = new Map(
      rows
        .filter((row) => row.t === t && row.state === "live" && scopes.has(row.scope))
        .map((row) => [row.id, said(row.values, row.scope, row.seq)]),
    );
    const here = new Map(
      rowsOf(device, t).map((row) => [row.id, said(row, row.scope_id, Number(row["seq"]))]),
    );
    for (const [id, text] of there)
      if (here.get(id) !== text)
        throw new Broken(
          "I1",
          `${device.name} has ${t} ${id} as ${here.get(id) ?? "nothing"}, the server as ${text}`,
        );
    for (const id of here.keys())
      if (!there.has(id)) throw new Broken("I1", `${device.name} has ${t} ${id}, the server not`);
  }
}

/** I17: the same text on every device, whichever updates it holds, and read out of them. */
function sameNotes(device: Device, rows: readonly Opened[], scopes: ReadonlySet<string>): void {
  const updates = (id: string) =>
    rows
      .filter((row) => row.t === "note_update" && row.state === "live" && scopes.has(row.scope))
      .filter((row) => row.values["note_id"] === id)
      .map((row) => new Uint8Array(Buffer.from(row.data8 ?? "", "base64")));
  for (const note of rowsOf(device, "note")) {
    const here = device.file
      .look("SELECT data FROM note_update WHERE note_id = ?")
      .all(note.id) as { data: Buffer }[];
    const text = documentOf(updates(note.id)).text;
    const own = documentOf(here.map(({ data }) => new Uint8Array(data))).text;
    if (own !== text || note["text"] !== text)
      throw new Broken(
        "I17",
        `${device.name} reads note ${note.id} as ${JSON.stringify([note["text"], own])}, written is ${JSON.stringify(text)}`,
      );
  }
}

/** I14, I20: nothing waits, nothing stands under edits, nothing of a scope that was lost is left, and search finds what there is. */
function nothingLeftOver({ file, name }: Device, scopes: ReadonlySet<string>): void {
  const { look } = file;
  for (const table of [
    "outbox",
    "outbox_row",
    "shadow",
    "sync_sweep",
    "unreadable",
    "unread_note",
  ]) {
    const left = look(`SELECT * FROM ${table}`).all();
    if (left.length > 0)
      throw new Broken("I20", `${name} has ${table}: ${JSON.stringify(left).slice(0, 300)}`);
  }
  const cursors = look("SELECT scope_id FROM sync_cursor").pluck().all() as string[];
  for (const scope of cursors)
    if (!scopes.has(scope)) throw new Broken("I14", `${name} has a cursor of ${scope}`);
  for (const [kind, table] of [
    ["task", "task"],
    ["agenda-item", "agenda_item"],
    ["note", "note"],
  ]) {
    const [found, is] = [
      `SELECT count(*) FROM search_row r JOIN search s ON s.rowid = r.rowid WHERE kind = '${kind}'`,
      `SELECT count(*) FROM ${table} WHERE archived_at IS NULL`,
    ].map((query) => look(query).pluck().get());
    if (found !== is)
      throw new Broken("I14", `${name} finds ${String(found)} of ${String(is)} ${String(table)}`);
  }
}

/** I11: live in one place at most, and never again once deleted for good. */
function deletedStaysDeleted(rows: readonly ServerDump[], deleted: ReadonlySet<string>): void {
  const live = new Set<string>();
  for (const { t, id, state } of rows)
    if (state === "live") {
      if (live.has(`${t} ${id}`)) throw new Broken("I11", `${t} ${id} lives twice`);
      live.add(`${t} ${id}`);
    }
  for (const key of deleted)
    if (live.has(key)) throw new Broken("I11", `${key} was deleted and lives`);
}

/** I13: a person's row is changed by them, or by who runs the organisation. */
function onlyWhoMay({ history, owners }: World, rows: readonly Opened[]): void {
  for (const { t, id, values } of rows) {
    const by = t === "person" ? history.writes.get(String(values["position"]))?.by : undefined;
    if (by !== undefined && by !== id && !owners.has(by))
      throw new Broken("I13", `${by} changed the row of ${id}`);
  }
}

/** I18: what is private is there as ciphertext only. */
function serverSeesNothingPrivate(rows: readonly ServerDump[]): void {
  for (const row of rows)
    if (row.scope.startsWith("self:") && /"w\d+"/.test(JSON.stringify(row.data)))
      throw new Broken("I18", `${row.t} ${row.id} of ${row.scope} is readable`);
}

/**
 * I2, I3, I9, I10: a text that was acknowledged is there, or was seen by who wrote over it, or gave way to another at the same time and the
 * server says so, or is kept as refused. None comes back over a text that was written by somebody who had seen it.
 */
async function nothingLost(world: World, rows: readonly Opened[]): Promise<void> {
  const { history } = world;
  const accounted = accountedFor(world);
  const superseded = await world.server.superseded();
  const gone = new Set(
    rows.filter(({ state }) => state === "gone").map(({ t, id }) => `${t} ${id}`),
  );
  const live = new Map(
    rows.filter(({ state }) => state === "live").map((row) => [`${row.t} ${row.id}`, row.values]),
  );
  const seen = new Set<string>();
  const applied = [...history.writes.values()].filter(({ text }) => !accounted(text));
  for (const { text } of applied) for (const older of before(history, text)) seen.add(older);
  const overwritten = new Set(seen);
  for (const values of live.values())
    for (const text of Object.values(values).filter(isText))
      for (const older of before(history, text)) overwritten.add(older);
  for (const write of applied) {
    const key = `${write.t} ${write.id}`;
    // What was deleted may be forgotten by now, so that not even a mark of it is left.
    if (gone.has(key) || history.deleted.has(key) || history.undone.has(key)) continue;
    const row = live.get(key);
    if (!row) throw new Broken("I3", `${key} with ${write.text} is nowhere`);
    const now = row[write.field];
    if (isText(now) && seen.has(now))
      throw new Broken("I9", `${key} ${write.field} is ${now} again, which was written over`);
    if (now === write.text || overwritten.has(write.text)) continue;
    const told = [write.field, "sealed", "*"].some((field) => superseded.has(`${key} ${field}`));
    if (!told)
      throw new Broken("I3", `${key} ${write.field} ${write.text} was lost to ${String(now)}`);
  }
}

/** Texts that were refused and are kept, or that went with a device that was wiped, or were never sent by it. */
function accountedFor(world: World): (text: string) => boolean {
  const kept: string[] = [];
  for (const { file, isGone } of world.devices) {
    const read = (table: string) =>
      kept.push(...(file.look(`SELECT ops FROM ${table}`).pluck().all() as string[]));
    read("refused");
    if (isGone) read("outbox");
  }
  const texts = new Set(kept.flatMap((ops) => ops.match(/"w\d+"/g) ?? []));
  return (text) => texts.has(`"${text}"`);
}
