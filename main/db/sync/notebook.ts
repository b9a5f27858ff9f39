import type { DataFile } from "./data-file.ts";

// What sync remembers about itself, in `meta`.

type Remembered =
  /** Taken from a number here for the number on the wire. */
  | "sync_base"
  /** Up to here changes were sent without an answer. */
  | "sync_attempted"
  /** The last change that was given a number. */
  | "last_change";

export function readNumber({ sql }: DataFile, key: Remembered): number {
  const row = sql("SELECT value FROM meta WHERE key = ?").get(key) as { value: string } | undefined;
  return Number(row?.value ?? 0);
}

export function keepNumber({ sql }: DataFile, key: Remembered, value: number): void {
  sql(
    "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
  ).run(key, String(value));
}

/** The next number of a change, as `save-change.ts` gives it. */
export function nextNumber(file: DataFile): number {
  const n = readNumber(file, "last_change") + 1;
  keepNumber(file, "last_change", n);
  return n;
}

/** The first change that waits; one more than the last when none does. */
export function firstWaiting(file: DataFile): number {
  const { first } = file.sql("SELECT min(n) AS first FROM outbox").get() as {
    first: number | null;
  };
  return first ?? readNumber(file, "last_change") + 1;
}
