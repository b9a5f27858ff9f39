import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { DeviceTokens } from "#sync/protocol/account.ts";
import type { Refusal, SignedInCaller } from "../../calls/handlers.ts";
import type { Writer } from "../../db/tables.ts";
import { withAccounts, withTenant } from "../../db/with-tenant.ts";
import { newToken } from "../../secrets/token.ts";
import type { DeviceDeps } from "./deps.ts";
import { generationOf } from "./queries.ts";
import { type RefreshToken } from "./refresh-token.ts";
import { type Standing, tokensFor } from "./tokens.ts";
import { hashOfRefresh } from "./writes.ts";

type Input = { readonly orgId: string; readonly deviceId: string; readonly name: string };

/** Exchanges a sign-in against tokens that this device goes on with. Once: of two exchanges at the same moment one is refused. */
export async function addDevice(
  deps: DeviceDeps,
  input: Input,
  caller: SignedInCaller,
): Promise<Result<DeviceTokens, Refusal>> {
  const first = {
    orgId: input.orgId,
    deviceId: input.deviceId,
    family: newToken(deps.chance),
    n: 1,
    secret: newToken(deps.chance),
  };
  const generation = await withAccounts(deps.db, (tx) => generationOf(tx, caller.account));
  if (generation === undefined) return fail({ type: "NotSignedIn" });
  const added = await withTenant(deps.db, { org: input.orgId }, (tx) =>
    insert(tx, deps, { input, first, generation, accountId: caller.account }),
  );
  if (!added.ok) return added;
  if (await deps.endSignIn(caller)) return ok(await tokensFor(deps, first, added.value));
  await withTenant(deps.db, { org: input.orgId }, (tx) => takeBack(tx, first));
  return fail({ type: "NotSignedIn" });
}

type New = {
  readonly input: Input;
  readonly first: RefreshToken;
  readonly generation: number;
  readonly accountId: string;
};

async function insert(
  tx: Writer,
  { clock }: DeviceDeps,
  { input, first, generation, accountId }: New,
): Promise<Result<Standing, Refusal>> {
  const place = await tx
    .selectFrom("membership")
    .select(["person_id", "role", "state", "generation"])
    .where("account_id", "=", accountId)
    .forUpdate()
    .executeTakeFirst();
  if (place?.state !== "active") return fail({ type: "Removed" });
  // Everything was signed out while this was under way.
  if (generation < place.generation) return fail({ type: "NotSignedIn" });
  const at = new Date(clock.now());
  const row = {
    person_id: place.person_id,
    account_id: accountId,
    name: input.name,
    generation,
    family: first.family,
    n: first.n,
    hash: hashOfRefresh(first),
    rotated_at: null,
    added_at: at,
    seen_at: at,
    ended_at: null,
    ended_why: null,
  };
  const made = await tx
    .insertInto("device")
    .values({ org_id: input.orgId, device_id: input.deviceId, ...row })
    .onConflict((conflict) =>
      conflict
        .columns(["org_id", "device_id"])
        .doUpdateSet(row)
        .where("device.account_id", "=", accountId),
    )
    .returning("device_id")
    .executeTakeFirst();
  if (!made) return fail({ type: "Taken" });
  const standing = { accountId, personId: place.person_id, role: place.role, addedAt: clock.now() };
  return ok(standing);
}

async function takeBack(tx: Writer, { deviceId, family }: RefreshToken): Promise<void> {
  await tx
    .deleteFrom("device")
    .where("device_id", "=", deviceId)
    .where("family", "=", family)
    .execute();
}
