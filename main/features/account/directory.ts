import { fail, ok, type Result } from "#core/kernel/result.ts";
import { PROTOCOL, paths, Refused } from "#sync/protocol/protocol.ts";
import { type Pull, Pulled } from "#sync/protocol/pull.ts";
import type { WireRow } from "#sync/protocol/push.ts";
import { TableName } from "#sync/protocol/tables.ts";
import { type AccountFailure, postParsed } from "../../net/call-account.ts";
import type { ServerAddress } from "../../net/server-address.ts";

const PAGE = 2_000;
const PATIENCE_MS = 30_000;
const tables: readonly string[] = TableName.options;

/** The rows of `org:` as the server has them, before anything of this profile is sent. */
export async function pullDirectory(
  server: ServerAddress,
  access: string,
  orgId: string,
): Promise<Result<readonly WireRow[], AccountFailure>> {
  const scope = `org:${orgId}`;
  const rows: WireRow[] = [];
  let cursors: Pull["cursors"] = {};
  for (;;) {
    const page = await postParsed(
      {
        url: `${server}${paths.pull}`,
        body: { proto: PROTOCOL, cursors, without: [], limit: PAGE },
        token: access,
        timeoutMs: PATIENCE_MS,
      },
      Pulled,
      Refused,
    );
    if (!page.ok) return fail(page.error);
    rows.push(...page.value.rows.filter((row) => row[2] === scope && tables.includes(row[0])));
    // Scopes come in their order, and `org:` before all others.
    const isPast = page.value.rows.some((row) => row[2] > scope);
    if (!page.value.more || isPast) return ok(rows);
    cursors = { ...cursors, ...page.value.cursors };
  }
}
