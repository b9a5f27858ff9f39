import type { Clock } from "#core/kernel/time.ts";
import type { SyncStore } from "#sync/engine/store.ts";
import type { Db } from "../open.ts";
import { acknowledge } from "./acknowledge.ts";
import { applyPage } from "./apply-page.ts";
import { type DataFile, dataFile } from "./data-file.ts";
import { firstWaiting, keepNumber, readNumber } from "./notebook.ts";
import { becomeDevice, sendAgain } from "./renumber.ts";
import { takeBatch } from "./take-batch.ts";
import type { UpCasts } from "./up-cast.ts";

export type SqliteSyncStoreDeps = {
  readonly db: Pick<Db, "raw" | "query">;
  readonly clock: Clock;
  readonly upCasts: UpCasts;
  /** Reads a note's text out of its updates, in a transaction of its own; says whether it differs. */
  readonly readNote: (noteId: string) => Promise<boolean>;
};

/** The engine's store on the app's data file. */
export function sqliteSyncStore({ db, clock, upCasts, readNote }: SqliteSyncStoreDeps): SyncStore {
  const file = dataFile(db);
  return {
    standing: () => file.inOne(() => standing(file)),
    cursors: () => file.inOne(() => cursors(file)),
    take: (most) => file.inOne(() => takeBatch(file, upCasts, most)),
    acknowledge: (answer, settled) =>
      file.inOne(() => acknowledge(file, { clock, upCasts }, answer, settled)),
    settle: () => file.inOne(() => settle(file)),
    apply: (page, bulk) => file.inOne(() => applyPage(file, upCasts, page), { bulk }),
    readNotes: () => readNotes(file, readNote),
    sendAgain: (last) => file.inOne(() => sendAgain(file, upCasts, last)),
    becomeDevice: (device) => file.inOne(() => becomeDevice(file, device)),
    counts: () => file.inOne(() => counts(file)),
  };
}

function standing(file: DataFile): Awaited<ReturnType<SyncStore["standing"]>> {
  const base = readNumber(file, "sync_base");
  const given = readNumber(file, "last_change");
  const first = firstWaiting(file);
  const attempted = readNumber(file, "sync_attempted");
  const me = file.sql("SELECT value FROM meta WHERE key = 'me'").pluck().get();
  return {
    acknowledged: first - 1 - base,
    given: given - base,
    attempted,
    waiting: given - first + 1,
    hasUnread: file.sql("SELECT 1 FROM sync_cursor WHERE cursor = ''").get() !== undefined,
    self: `self:${String(me)}`,
  };
}

/** A scope that nothing was read of yet has no cursor to tell. */
function cursors({ sql }: DataFile): Awaited<ReturnType<SyncStore["cursors"]>> {
  const rows = sql("SELECT scope_id, epoch, cursor FROM sync_cursor WHERE cursor <> ''").all() as {
    scope_id: string;
    epoch: string;
    cursor: string;
  }[];
  return Object.fromEntries(
    rows.map(({ scope_id, epoch, cursor }) => [scope_id, [epoch, cursor] as const]),
  );
}

/** All has been fetched: what was sent without an answer and does not wait any more is known. */
function settle(file: DataFile): void {
  if (firstWaiting(file) > readNumber(file, "sync_attempted"))
    keepNumber(file, "sync_attempted", 0);
}

async function readNotes(
  file: DataFile,
  readNote: SqliteSyncStoreDeps["readNote"],
): Promise<boolean> {
  let differs = false;
  for (;;) {
    const next = await file.inOne(() =>
      file.sql("SELECT note_id FROM unread_note LIMIT 1").pluck().get(),
    );
    if (typeof next !== "string") return differs;
    if (await readNote(next)) differs = true;
    await file.inOne(() => file.sql("DELETE FROM unread_note WHERE note_id = ?").run(next));
  }
}

function counts(file: DataFile): Awaited<ReturnType<SyncStore["counts"]>> {
  const count = (query: string) => Number(file.sql(query).pluck().get());
  return {
    waiting: readNumber(file, "last_change") - firstWaiting(file) + 1,
    refused: count("SELECT count(*) FROM refused WHERE resolved_at IS NULL"),
    unreadable: count("SELECT count(*) FROM unreadable"),
  };
}
