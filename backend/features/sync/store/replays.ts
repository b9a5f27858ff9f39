import type { Pushed } from "#sync/protocol/push.ts";
import { ask, type Asking } from "./ask.ts";

export type Refused = Pushed["refused"][number];

/** What is remembered of a device's numbers in a range: their hashes, and which were refused. */
export async function loadReplays(
  tx: Asking,
  org: string,
  device: string,
  { first, last }: { readonly first: number; readonly last: number },
): Promise<{ readonly hashes: ReadonlyMap<number, string>; readonly refused: readonly Refused[] }> {
  const rows = await ask<{ first_n: number; hashes: readonly string[]; refused: string }>(
    tx,
    `select first_n, hashes, refused::text as refused from mutation_log
     where org_id = $1 and device_id = $2 and last_n >= $3 and first_n <= $4 order by last_n`,
    [org, device, first, last],
  );
  const hashes = new Map<number, string>();
  for (const row of rows)
    row.hashes.forEach((hash, index) => hashes.set(row.first_n + index, hash));
  const refused = rows
    .flatMap((row) => JSON.parse(row.refused) as readonly Refused[])
    .filter(({ n }) => n >= first && n <= last);
  return { hashes, refused };
}
