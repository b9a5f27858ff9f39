import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { DeviceTokens } from "#sync/protocol/account.ts";
import { uuidOf } from "./db/testing.ts";
import { isAddressOf, pairedWith } from "./features/sync/of-person.ts";
import { type AccountsBackend, anAccountsBackend } from "./testing/compose-accounts-backend.ts";
import { addressOf, device, founder, joined, personOf, signedUp } from "./testing/members.ts";

// Accounts with the directory as sync keeps it: who may become whom.

let backend: AccountsBackend;
let ana: DeviceTokens;
let admin: DeviceTokens;
beforeAll(async () => {
  backend = await anAccountsBackend({ sync: { directory: { isAddressOf, pairedWith } } });
  ana = await founder(backend, "ana", "Acme");
  await listed("admin", addressOf("admin"));
  admin = await joined(backend, ana, { name: "admin", role: "admin", org: "Acme" });
});
afterAll(() => backend[Symbol.asyncDispose]());
let n = 0;
beforeEach(() => void (n += 1));

/** A person of the directory, as sync has them; again, with another address. */
async function listed(name: string, email: string | null): Promise<void> {
  await asSync(
    `insert into sync_row (org_id, scope_id, tbl, id, seq, data, fm, author_id, updated_at)
     values ('${ana.orgId}', 'org:${ana.orgId}', 'person', '${personOf(name)}', 1, '${JSON.stringify({ name, email })}', '{}', 'x', now())
     on conflict (org_id, tbl, id, scope_id) do update set data = excluded.data`,
  );
}

/** A 1:1 of two people, whether they have accounts or not. */
const pair = (one: string, other: string): Promise<void> =>
  asSync(
    `insert into sync_scope (org_id, scope_id, kind, epoch, a_id, b_id)
     values ('${ana.orgId}', 'pair:${uuidOf(`${one} and ${other}`)}', 'pair', 'e', '${personOf(one)}', '${personOf(other)}')`,
  );

/** Laid down as it lies there: how it got there is sync's own matter. */
async function asSync(statement: string): Promise<void> {
  await backend.asOwner("set session_replication_role = replica");
  await backend.asOwner(statement);
  await backend.asOwner("set session_replication_role = origin");
}

const inviting = (name: string, email: string, by: DeviceTokens = admin) =>
  backend.refused(
    "invitations.send",
    {
      id: uuidOf(`invitation ${n} ${name} ${email}`),
      email,
      personId: personOf(name),
      role: "member",
    },
    { token: by.access },
  );

test("nobody is invited as a person of the directory but at the address everybody sees there", async () => {
  await listed("carla", addressOf("carla"));
  await listed("nobody", null);
  for (const [name, email] of [
    ["carla", addressOf("eddy")],
    ["carla", "carla+admin@example.org"],
    ["nobody", addressOf("otto")],
    ["unheard-of", addressOf("olga")],
  ] as const)
    for (const by of [admin, ana]) expect(await inviting(name, email, by)).toBe("404 Missing");
  await listed("carla", "Carla@Example.org ");
  expect(await inviting("carla", "CARLA@example.org")).toBe("done");
});

test("an address that was changed for the invitation only opens nothing once it was changed back", async () => {
  await listed("dora", addressOf("intruder"));
  expect(await inviting("dora", addressOf("intruder"))).toBe("done");
  await listed("dora", addressOf("dora"));
  const signIn = await signedUp(backend, "intruder");
  const token = backend.mailbox.token(addressOf("intruder"));
  await backend.ask(
    "invitations.resend",
    { id: uuidOf(`invitation ${n} dora ${addressOf("intruder")}`) },
    { token: admin.access },
  );
  for (const shown of [token, backend.mailbox.token(addressOf("intruder"))])
    expect(await backend.refused("invitations.accept", { token: shown }, { token: signIn })).toBe(
      "410 TokenSpent",
    );
  const { members } = await backend.ask("organisations.look", {}, { token: ana.access });
  expect(members.map(({ personId }) => personId)).not.toContain(personOf("dora"));
});

test("an invitation says who sent it, and who shares a 1:1 with that person is told who they are now", async () => {
  for (const name of ["eve", "finn", "gus"]) await listed(name, addressOf(name));
  const finn = await joined(backend, ana, { name: "finn", role: "member", org: "Acme" });
  await pair("finn", "eve");
  await pair("ana", "eve");
  await pair("admin", "eve");
  // Who has no account hears nothing, and who has no 1:1 with them neither.
  await pair("eve", "gus");
  expect(await inviting("eve", addressOf("eve"))).toBe("done");
  const token = backend.mailbox.token(addressOf("eve"));
  const signIn = await signedUp(backend, "eve");
  const look = await backend.ask("invitations.look", { token }, { token: signIn });
  expect(look.invitedBy).toBe(addressOf("admin"));
  const before = backend.mailbox.received.length;
  await backend.ask("invitations.accept", { token }, { token: signIn });
  await backend.ask("invitations.accept", { token }, { token: signIn });
  const told = backend.mailbox.received.slice(before);
  expect(told.map(({ to }) => to).toSorted()).toEqual([addressOf("ana"), addressOf("finn")]);
  for (const { subject, text } of told) {
    expect(subject).toBe("eve@example.org joined Acme on All Elements");
    expect(text).toContain("invited by admin@example.org");
    expect(text).toContain("eingeladen von admin@example.org");
  }
  await device(backend, signIn, { org: "Acme", name: "eve" });
  expect(finn.personId).toBe(personOf("finn"));
});
