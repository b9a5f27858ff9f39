import type { Device } from "./device.ts";
import { Broken } from "./tap.ts";

/** What must hold on a device at every moment, not only when all is quiet. */
export function checkLocally({ file, name }: Device): void {
  const { look } = file;
  // I8: what waits to be sent is what is seen.
  const newest = look("SELECT schema_version, ops FROM outbox ORDER BY n DESC LIMIT 1").get() as
    | { schema_version: number; ops: string }
    | undefined;
  if (newest?.schema_version === 0) return;
  for (const op of JSON.parse(newest?.ops ?? "[]") as readonly Seen[]) {
    const row = look(`SELECT * FROM ${op.t} WHERE id = ?`).get(op.id) as
      | Record<string, unknown>
      | undefined;
    if (!row || op.t === "note_update") continue;
    for (const [column, value] of Object.entries(op.set ?? {}))
      if (column !== "text" && row[column] !== value)
        throw new Broken("I8", `${name} shows ${op.t} ${op.id} ${column} other than what waits`);
  }
}

type Seen = {
  readonly t: string;
  readonly id: string;
  readonly set?: Readonly<Record<string, unknown>>;
};
