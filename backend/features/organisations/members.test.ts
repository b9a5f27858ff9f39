import { afterAll, beforeAll, expect, test } from "vitest";
import type { DeviceTokens } from "#sync/protocol/account.ts";
import { type AccountsBackend, anAccountsBackend } from "../../testing/compose-accounts-backend.ts";
import {
  device,
  founder,
  joined,
  orgOf,
  personOf,
  signedIn,
  signedUp,
} from "../../testing/members.ts";
import { rounds } from "../../testing/rounds.ts";

let backend: AccountsBackend;
let ana: DeviceTokens;
beforeAll(async () => {
  backend = await anAccountsBackend();
  ana = await founder(backend, "ana", "Acme");
});
afterAll(() => backend[Symbol.asyncDispose]());

const who = (name: string, role: "admin" | "member" = "member") => ({ name, role, org: "Acme" });
const look = async (token: string) => {
  const { members } = await backend.ask("organisations.look", {}, { token });
  return Object.fromEntries(
    members.map(({ personId, role, state }) => [personId, `${state} ${role}`]),
  );
};

test("who is deactivated is refused at once on every device, and comes back only by signing in after being brought back", async () => {
  const ben = await joined(backend, ana, who("ben"));
  await backend.ask("organisations.deactivate", { personId: ben.personId }, { token: ana.access });
  expect(backend.changes.at(-1)).toEqual({ personId: ben.personId, role: undefined });
  expect(await backend.refused("devices.list", {}, { token: ben.access })).toBe("403 Removed");
  const { deviceId, refresh } = ben;
  expect(await backend.refused("devices.refresh", { deviceId, refresh })).toBe("403 Removed");
  const shut = { orgId: orgOf("Acme"), deviceId, name: "ben" };
  const early = await signedIn(backend, "ben");
  expect(await backend.refused("devices.add", shut, { token: early })).toBe("403 Removed");
  await backend.ask("organisations.reactivate", { personId: ben.personId }, { token: ana.access });
  expect(backend.changes.at(-1)).toEqual({ personId: ben.personId, role: "member" });
  expect(await backend.refused("devices.list", {}, { token: ben.access })).toBe("403 Removed");
  const back = await device(backend, early, { org: "Acme", name: "ben" });
  await backend.ask("devices.list", {}, { token: back.access });
});

test("who is removed is refused at once, and the organisation is no longer among theirs", async () => {
  const carl = await joined(backend, ana, who("carl", "admin"));
  await backend.ask("organisations.remove", { personId: carl.personId }, { token: ana.access });
  expect(await backend.refused("organisations.look", {}, { token: carl.access })).toBe(
    "403 Removed",
  );
  const me = await backend.ask("account.me", {}, { token: await signedIn(backend, "carl") });
  expect(me.organisations).toEqual([]);
  expect(await look(ana.access)).not.toHaveProperty(carl.personId);
});

test("a role that is taken away is taken away for the access token that is out", async () => {
  const dora = await joined(backend, ana, who("dora", "admin"));
  await backend.ask("invitations.list", {}, { token: dora.access });
  const asked = { personId: dora.personId, role: "member" as const };
  await backend.ask("organisations.setRole", asked, { token: ana.access });
  expect(await backend.refused("invitations.list", {}, { token: dora.access })).toBe(
    "403 NotAllowed",
  );
});

test("an organisation is handed over: the other owns it, and whoever gave it is an admin", async () => {
  const fred = await founder(backend, "fred", "Freds");
  const gina = await joined(backend, fred, { name: "gina", role: "member", org: "Freds" });
  expect(await backend.refused("organisations.leave", {}, { token: fred.access })).toBe(
    "409 LastOwner",
  );
  await backend.ask("organisations.transfer", { personId: gina.personId }, { token: fred.access });
  expect(await look(gina.access)).toEqual({
    [fred.personId]: "active admin",
    [gina.personId]: "active owner",
  });
  await backend.ask("organisations.leave", {}, { token: fred.access });
});

test("an organisation is renamed by its admins and deleted by an owner who typed its name", async () => {
  const hana = await founder(backend, "hana", "Hanas");
  await backend.ask("organisations.rename", { name: "Hana & Co" }, { token: hana.access });
  const ivo = await joined(backend, hana, { name: "ivo", role: "admin", org: "Hanas" });
  const asked = { orgId: hana.orgId, name: "Hana & Co" };
  const remove = async (name: string, said: unknown) =>
    backend.refused("organisations.delete", said, { token: await signedIn(backend, name) });
  expect(await remove("ivo", asked)).toBe("403 NotAllowed");
  expect(await remove("ana", asked)).toBe("404 Missing");
  expect(await remove("hana", { ...asked, name: "Hanas" })).toBe("404 Missing");
  expect(await remove("hana", asked)).toBe("done");
  for (const { access } of [hana, ivo])
    expect(await backend.refused("organisations.look", {}, { token: access })).toBe("403 Removed");
  const left = await backend.asOwner("select count(*) as n from device where org_id = $1", [
    hana.orgId,
  ]);
  expect(left).toEqual([{ n: 0 }]);
});

test("two owners who leave, remove or demote each other at the same moment, a hundred times over, leave one owner", async () => {
  const one = await founder(backend, "one", "Pairs");
  const two = await joined(backend, one, { name: "two", role: "member", org: "Pairs" });
  const owners = async () =>
    backend.asOwner(
      "select person_id from membership where org_id = $1 and role = 'owner' and state = 'active'",
      [one.orgId],
    );
  const restore = () =>
    backend.asOwner("update membership set role = 'owner', state = 'active' where org_id = $1", [
      one.orgId,
    ]);
  const devices = () =>
    backend.asOwner("update device set ended_at = null, ended_why = null where org_id = $1", [
      one.orgId,
    ]);
  for (let round = 0; round < rounds(100, 10); round++) {
    await restore();
    await devices();
    const [a, b] =
      [
        [leave, leave],
        [remove, remove],
        [leave, remove],
        [demote, demote],
      ][round % 4] ?? [];
    if (!a || !b) throw new Error("no such pair of moves");
    await Promise.all([a(one, two), b(two, one)]);
    expect((await owners()).length).toBeGreaterThanOrEqual(1);
  }
});

type Move = (by: DeviceTokens, on: DeviceTokens) => Promise<string>;
const leave: Move = (by) => backend.refused("organisations.leave", {}, { token: by.access });
const remove: Move = (by, on) =>
  backend.refused("organisations.remove", { personId: on.personId }, { token: by.access });
const demote: Move = (by, on) =>
  backend.refused(
    "organisations.setRole",
    { personId: on.personId, role: "member" },
    { token: by.access },
  );

test("what a person of another organisation is called is unknown here", async () => {
  const other = await founder(backend, "zoe", "Zoes");
  for (const call of ["deactivate", "reactivate", "remove"] as const)
    expect(
      await backend.refused(
        `organisations.${call}`,
        { personId: personOf("zoe") },
        { token: ana.access },
      ),
    ).toBe("404 Missing");
  await backend.ask("devices.list", {}, { token: other.access });
});

test("an account founds twenty organisations an hour, and waits for the next", async () => {
  const token = await signedUp(backend, "eager");
  const found = (n: number) =>
    backend.refused(
      "organisations.found",
      { orgId: orgOf(`eager ${n}`), personId: personOf("eager"), name: `Number ${n}` },
      { token },
    );
  for (let n = 0; n < 20; n++) expect(await found(n)).toBe("done");
  expect(await found(20)).toBe("429 SlowDown");
});
