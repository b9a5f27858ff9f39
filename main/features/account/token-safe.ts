import type { Kysely } from "kysely";
import { z } from "zod";
import type { Tables } from "../../db/tables.ts";
import type { Vault } from "../../secrets/vault.ts";

/** Keeps the one secret this device speaks by. */
export type TokenSafe = {
  readonly load: () => Promise<string | undefined>;
  readonly save: (token: string) => Promise<void>;
  readonly forget: () => Promise<void>;
};

/** Where it was put. `data`: in the data file, which is encrypted itself, for want of a vault that answers. */
const Kept = z.discriminatedUnion("in", [
  z.strictObject({ in: z.enum(["keychain", "safe-storage"]), name: z.string(), blob: z.string() }),
  z.strictObject({ in: z.literal("data"), token: z.string() }),
]);
type Kept = z.infer<typeof Kept>;

/**
 * The refresh token in the first vault that takes it. Outside of the data file, so that a backup brought back does not bring back a
 * token that was used since; never in clear on the disk.
 */
export function tokenSafe(deps: {
  readonly db: Kysely<Tables>;
  readonly vaults: readonly Vault[];
  /** Under which the vault keeps it: each profile its own. */
  readonly name: string;
}): TokenSafe {
  const vaultOf = (kept: Kept) => deps.vaults.find(({ kind }) => kind === kept.in);
  return {
    load: async () => {
      const kept = await readKept(deps.db);
      if (kept === undefined) return undefined;
      if (kept.in === "data") return kept.token;
      const secret = await vaultOf(kept)?.load(kept.name, kept.blob);
      return secret?.ok && secret.value ? Buffer.from(secret.value).toString("utf8") : undefined;
    },
    save: async (token) => {
      for (const vault of deps.vaults) {
        const kept = await vault.save(deps.name, new Uint8Array(Buffer.from(token, "utf8")));
        if (kept.ok)
          return writeKept(deps.db, { in: vault.kind, name: deps.name, blob: kept.value.blob });
      }
      await writeKept(deps.db, { in: "data", token });
    },
    forget: async () => {
      const kept = await readKept(deps.db);
      if (kept && kept.in !== "data") await vaultOf(kept)?.forget(kept.name);
      await deps.db.deleteFrom("meta").where("key", "=", KEY).execute();
    },
  };
}

const KEY = "refresh_token";

async function readKept(db: Kysely<Tables>): Promise<Kept | undefined> {
  const row = await db.selectFrom("meta").select("value").where("key", "=", KEY).executeTakeFirst();
  const kept = row && Kept.safeParse(JSON.parse(row.value));
  return kept?.success ? kept.data : undefined;
}

async function writeKept(db: Kysely<Tables>, kept: Kept): Promise<void> {
  const value = JSON.stringify(kept);
  await db
    .insertInto("meta")
    .values({ key: KEY, value })
    .onConflict((c) => c.column("key").doUpdateSet({ value }))
    .execute();
}
