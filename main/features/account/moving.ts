import type { AccountError } from "#contract/account.ts";
import type { PersonId } from "#core/kernel/ids.ts";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { DeviceTokens, Membership } from "#sync/protocol/account.ts";
import type { WireRow } from "#sync/protocol/push.ts";
import { type Identity, writeIdentity } from "../../db/identity.ts";
import { nameMe } from "../../db/nameless.ts";
import { settleLeft } from "../../db/sync/left-behind.ts";
import type { Writer } from "../../db/transaction.ts";
import { inTransaction } from "../../db/transaction.ts";
import { callAccount } from "../../net/call-account.ts";
import { type AccountRecord, readAccount, writeAccount } from "./account-record.ts";
import type { AccountDeps } from "./deps.ts";
import { pullDirectory } from "./directory.ts";
import { told } from "./failures.ts";
import { moveIn, type MovedIn } from "./move-in.ts";
import { queueRows } from "./queue-rows.ts";

type Way = {
  readonly membership: Membership;
  readonly email: string;
  /** As the account says it. */
  readonly name: string;
  /** `found`: everything keeps its id. `join`: for the first time. `enter`: on another device, or here again. */
  readonly by: "found" | "join" | "enter";
};

/** Makes this device one of the person's, and takes the profile along where it was on this computer only. */
export async function moveTo(deps: AccountDeps, way: Way): Promise<Result<MovedIn, AccountError>> {
  const person = deps.session.person;
  if (!person) return fail({ type: "SignInAgain" });
  const { membership } = way;
  const known = await readAccount(deps.db.query);
  if (known) {
    if (known.orgId !== membership.orgId || known.personId !== membership.personId)
      return fail({ type: "OtherAccount", email: known.email });
    return comeBack(deps, known, person);
  }
  if (await isSample(deps)) return fail({ type: "SampleProfile" });
  if (!(await deps.backup())) return fail({ type: "NoBackup" });
  const tokens = await addDevice(deps, person, membership, deps.identity.device);
  if (!tokens.ok) return tokens;
  const directory =
    way.by === "found"
      ? ok<readonly WireRow[]>([])
      : told(await pullDirectory(person.server, tokens.value.access, membership.orgId), "device");
  if (!directory.ok) return directory;
  const moved = await deps.alone(() =>
    settle(deps, way, person.server, tokens.value, directory.value),
  );
  return ok(moved);
}

/** The profile is this account's already: only the device is made known again. What waits in the outbox stays as it is. */
async function comeBack(
  deps: AccountDeps,
  known: AccountRecord,
  person: { readonly server: string; readonly token: string },
): Promise<Result<MovedIn, AccountError>> {
  const tokens = await addDevice(deps, person, known, known.deviceId);
  if (!tokens.ok) return tokens;
  const { deviceId, role } = tokens.value;
  if (deviceId !== deps.identity.device) await deps.becomeDevice(deviceId);
  const record = { ...known, deviceId, role, server: person.server };
  await deps.session.begin(record, tokens.value);
  deps.moved();
  return ok({ known: 0, contacts: 0 });
}

/** Under the id this device has; under a new one where that was taken back, or belongs to a copy of this file. */
async function addDevice(
  deps: AccountDeps,
  person: { readonly server: string; readonly token: string },
  { orgId }: Pick<Membership, "orgId">,
  deviceId: string,
): Promise<Result<DeviceTokens, AccountError>> {
  const ask = (id: string) =>
    callAccount(
      person.server,
      "devices.add",
      { orgId, deviceId: id, name: deps.deviceName },
      person.token,
    );
  const first = await ask(deviceId);
  if (first.ok || first.error.type !== "Taken") return told(first, "sign-in");
  return told(await ask(deps.ids.next()), "sign-in");
}

/** Ids, outbox and whose profile this is: in one transaction, or nothing. */
async function settle(
  deps: AccountDeps,
  { membership, email, name, by }: Way,
  server: string,
  tokens: DeviceTokens,
  rows: readonly WireRow[],
): Promise<MovedIn> {
  const identity: Identity = {
    me: membership.personId as PersonId,
    org: membership.orgId,
    device: tokens.deviceId,
  };
  const record: AccountRecord = {
    server,
    email,
    orgId: membership.orgId,
    orgName: membership.orgName,
    personId: membership.personId,
    deviceId: tokens.deviceId,
    role: tokens.role,
    standing: "in",
  };
  const done = await inTransaction<MovedIn, never>(deps.db.query, async (tx) => {
    await nameMe(tx, { me: deps.identity.me, name });
    const moved =
      by === "found"
        ? { known: 0, contacts: 0 }
        : await moveIn(
            tx,
            deps.identity,
            {
              identity,
              directory: rows.filter((row) => row[4] !== null),
              aboutMe: by === "join" ? "mine" : "theirs",
            },
            deps.ids,
          );
    if (by === "found") await sayMyAddress(tx, identity.me, email);
    await queueRows(tx, { clock: deps.clock, device: identity.device, label: `account.${by}` });
    // On the transaction's own connection: there is only one.
    writeIdentity(deps.db, identity);
    await writeAccount(tx, record);
    await settleLeft(tx, record);
    return ok(moved);
  });
  if (!done.ok) throw new Error("never fails");
  await deps.session.begin(record, tokens);
  deps.moved();
  return done.value;
}

/** Colleagues find me by it. */
async function sayMyAddress(tx: Writer, me: string, email: string): Promise<void> {
  await tx
    .updateTable("person")
    .set({ email })
    .where("id", "=", me)
    .where("email", "is", null)
    .execute();
}

const isSample = async ({ db }: AccountDeps): Promise<boolean> =>
  (await db.query
    .selectFrom("meta")
    .select("key")
    .where("key", "=", "sample")
    .executeTakeFirst()) !== undefined;
