import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Millis } from "#core/kernel/time.ts";
import type { DeviceTokens } from "#sync/protocol/account.ts";
import { uuidOf } from "./db/testing.ts";
import { erasePerson } from "./features/sync/erase-person.ts";
import { forgetOrganisation } from "./features/sync/forget-organisation.ts";
import { onMembership } from "./features/sync/membership.ts";
import { isAddressOf, pairedWith } from "./features/sync/of-person.ts";
import { type AccountsBackend, anAccountsBackend } from "./testing/compose-accounts-backend.ts";
import {
  addressOf,
  device,
  founder,
  joined,
  orgOf,
  PASSWORD,
  personOf,
  signedIn,
  signedUp,
} from "./testing/members.ts";

// Accounts with sync as it is: what goes with an account, and what stays for others.

const clock = { now: () => Date.now() as Millis };
let backend: AccountsBackend;
beforeAll(async () => {
  backend = await anAccountsBackend({
    sync: {
      onMembership: (tx, { orgId, personId, role }) =>
        onMembership(tx, () => randomUUID(), { org: orgId, person: personId, role }),
      onDeleted: forgetOrganisation,
      onErased: (tx, { orgId, personId, stays }) =>
        erasePerson(tx, { clock }, { org: orgId, person: personId, stays }),
      directory: { isAddressOf, pairedWith },
    },
  });
});
afterAll(() => backend[Symbol.asyncDispose]());

/** Laid down as they lie there: how they got there is sync's own matter. */
async function asSync(...statements: readonly string[]): Promise<void> {
  await backend.asOwner("set session_replication_role = replica");
  for (const statement of statements) await backend.asOwner(statement);
  await backend.asOwner("set session_replication_role = origin");
}

type Row = { readonly tbl: string; readonly id: string; readonly data: object };
const row = (org: string, scope: string, { tbl, id, data }: Row): string =>
  `insert into sync_row (org_id, scope_id, tbl, id, seq, data, fm, author_id, updated_at)
   values ('${org}', '${scope}', '${tbl}', '${id}', 1, '${JSON.stringify(data)}', '{}', 'x', now())`;
const pair = (org: string, one: string, other: string): string =>
  `insert into sync_scope (org_id, scope_id, kind, epoch, a_id, b_id)
   values ('${org}', '${pairOf(one, other)}', 'pair', 'e', '${personOf(one)}', '${personOf(other)}')`;
const pairOf = (one: string, other: string): string => `pair:${uuidOf(`${one} and ${other}`)}`;
const person = (org: string, name: string): string =>
  row(org, `org:${org}`, {
    tbl: "person",
    id: personOf(name),
    data: {
      name: `${name} by name`,
      email: addressOf(name),
      position: `${name}-position`,
      photo: `${name}-photo`,
      archived_at: null,
    },
  });

/** Everything the database holds, as text. */
async function dump(): Promise<string> {
  const tables = await backend.asOwner(
    "select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')",
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await backend.asOwner(`select t::text as text from ${String(name)} t`);
    texts.push(...rows.map(({ text }) => `${String(name)} ${String(text)}`));
  }
  return texts.join("\n");
}

const deleting = (name: string, token: string, said: object = {}) =>
  backend.refused(
    "account.delete",
    { email: addressOf(name), password: PASSWORD, ...said },
    { token },
  );

/** Ana's organisation with Ben in it and Carla known by name; what each wrote where. */
async function acme(): Promise<{ readonly ana: DeviceTokens; readonly ben: DeviceTokens }> {
  const ana = await founder(backend, "ana", "Acme");
  const org = ana.orgId;
  await asSync(person(org, "ana"), person(org, "ben"), person(org, "carla"));
  const ben = await joined(backend, ana, { name: "ben", role: "member", org: "Acme" });
  const text = (id: string, said: string): Row => ({
    tbl: "agenda_item",
    id: uuidOf(id),
    data: { text: said },
  });
  await asSync(
    row(org, `org:${org}`, {
      tbl: "free_busy",
      id: uuidOf("6"),
      data: {
        person_id: personOf("ben"),
        from_at: 0,
        to_at: 9,
        busy: "[[111111,222222]]",
        archived_at: null,
      },
    }),
    pair(org, "ana", "ben"),
    pair(org, "ben", "carla"),
    pair(org, "ana", "carla"),
    row(org, pairOf("ana", "ben"), text("1", "ben-shared-with-ana")),
    row(org, pairOf("ben", "carla"), text("2", "ben-about-carla")),
    row(org, pairOf("ana", "carla"), text("3", "ana-about-carla")),
    row(org, `self:${personOf("ben")}`, text("4", "ben-sealed")),
    row(org, `self:${personOf("ana")}`, text("5", "ana-sealed")),
    `insert into person_key (org_id, person_id, key_id, by_kit, made_at) values ('${org}', '${personOf("ben")}', 'k', 'ben-kit', now())`,
    `insert into device_key (org_id, device_id, person_id, public_key, asked_at) values ('${org}', '${ben.deviceId}', '${personOf("ben")}', 'ben-public', now())`,
    `insert into sync_device (org_id, device_id, profile_id, proto, last_seen) values ('${org}', '${ben.deviceId}', '${personOf("ben")}', 1, now())`,
    `insert into field_conflict (org_id, scope_id, tbl, row_id, field, lost_device, lost_at, lost, won_seq, at)
     values ('${org}', '${pairOf("ana", "ben")}', 'agenda_item', 'i', 'text', '${ben.deviceId}', 1, '"ben-gave-way"', 1, now())`,
    `insert into mutation_log (org_id, device_id, last_n, first_n, hashes, refused, at) values ('${org}', '${ben.deviceId}', 1, 1, '{}', '[{"n":1,"detail":"ben-refused"}]', now())`,
  );
  return { ana, ben };
}

test("an account goes with all that was its person's alone; what was shared stays with the other one, under the name", async () => {
  const { ana, ben } = await acme();
  const before = await dump();
  const alone = [
    addressOf("ben"),
    "ben-position",
    "ben-photo",
    "ben-sealed",
    "ben-about-carla",
    "ben-kit",
    "ben-public",
    "ben-refused",
    "ben-gave-way",
    // When he was busy.
    "111111",
  ];
  const stays = ["ben by name", "ben-shared-with-ana", "ana-about-carla", "ana-sealed"];
  const inIt = (text: string, words: readonly string[]) =>
    words.filter((one) => text.includes(one));
  expect(inIt(before, [...alone, ...stays])).toEqual([...alone, ...stays]);

  const token = await signedIn(backend, "ben");
  expect(await deleting("ben", token, { password: "not the password" })).toBe("401 WrongSecret");
  expect(await deleting("ben", token, { email: addressOf("ana") })).toBe("401 WrongSecret");
  expect(await deleting("ben", ben.access)).toBe("401 NotSignedIn");
  expect(await deleting("ben", token)).toBe("done");

  const after = await dump();
  expect(inIt(after, [...alone, ...stays])).toEqual(stays);
  expect(backend.mailbox.newest(addressOf("ben")).subject).toBe(
    "Your account with All Elements is deleted",
  );
  // His devices are told to wipe what they hold, and nothing of his opens anything.
  expect(await backend.refused("devices.refresh", ben)).toBe("400 BadRequest");
  const { deviceId, refresh } = ben;
  expect(await backend.refused("devices.refresh", { deviceId, refresh })).toBe("403 Removed");
  expect(await deleting("ben", token)).toBe("401 NotSignedIn");
  const credentials = { email: addressOf("ben"), password: PASSWORD };
  expect(await backend.refused("account.signIn", credentials)).toBe("401 WrongSecret");
  const { members } = await backend.ask("organisations.look", {}, { token: ana.access });
  expect(members.map(({ personId }) => personId)).toEqual([ana.personId]);

  // The address may be used anew, by somebody who is nobody's heir.
  const again = await signedUp(backend, "ben");
  const me = await backend.ask("account.me", {}, { token: again });
  expect(me.organisations).toEqual([]);
  const asked = { id: uuidOf("heir"), email: addressOf("ben"), personId: personOf("ben") };
  expect(
    await backend.refused("invitations.send", { ...asked, role: "member" }, { token: ana.access }),
  ).toBe("404 Missing");
});

test("the only owner hands over first; alone, they take the organisation along", async () => {
  const owner = await founder(backend, "owen", "Owens");
  await asSync(person(owner.orgId, "pia"));
  await joined(backend, owner, { name: "pia", role: "admin", org: "Owens" });
  const token = await signedIn(backend, "owen");
  const before = await dump();
  expect(await deleting("owen", token)).toBe("409 LastOwner");
  expect((await dump()).replaceAll(/rate_limit.*/g, "")).toBe(
    before.replaceAll(/rate_limit.*/g, ""),
  );

  const pia = await signedIn(backend, "pia");
  expect(await deleting("pia", pia)).toBe("done");
  expect(await deleting("owen", token)).toBe("done");
  expect(await dump()).not.toContain(orgOf("Owens"));
});

test("who left an organisation before leaves nothing of theirs in it either", async () => {
  const owner = await founder(backend, "quinn", "Quinns");
  await asSync(person(owner.orgId, "rosa"));
  const rosa = await joined(backend, owner, { name: "rosa", role: "member", org: "Quinns" });
  await asSync(
    row(owner.orgId, `self:${personOf("rosa")}`, {
      tbl: "inbox_item",
      id: uuidOf("6"),
      data: { text: "rosa-sealed" },
    }),
  );
  await backend.ask("organisations.leave", {}, { token: rosa.access });
  expect(await dump()).toContain("rosa-sealed");
  expect(await deleting("rosa", await signedIn(backend, "rosa"))).toBe("done");
  const left = await dump();
  for (const word of ["rosa-sealed", addressOf("rosa")]) expect(left).not.toContain(word);
  expect(
    await device(backend, await signedIn(backend, "quinn"), { org: "Quinns", name: "q2" }),
  ).toMatchObject({ role: "owner" });
});
