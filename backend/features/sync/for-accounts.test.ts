import { afterAll, beforeAll, expect, test } from "vitest";
import { uuidOf } from "../../db/testing.ts";
import { withTenant } from "../../db/with-tenant.ts";
import { forgetOrganisation } from "./forget-organisation.ts";
import { scopesOf } from "./scopes-of.ts";
import { aPair, aServer, columns, member, newRow, NOON, type TestServer } from "./testing.ts";
import { writeAsServer } from "./write-as-server.ts";

let to: TestServer;
beforeAll(async () => {
  to = await aServer();
}, 60_000);
afterAll(() => to.fresh[Symbol.asyncDispose]());

const clock = { now: () => NOON };

test("a row the server writes by itself comes to every device, with its version told", async () => {
  const { anas, bens, org, directory } = await aPair(to);
  await anas.does([newRow("template", "w", directory, columns.template())]);
  const heads = await withTenant(to.fresh.db, { org }, (tx) =>
    writeAsServer(
      tx,
      { clock },
      {
        org,
        person: "guest",
        ops: [newRow("person", "guest", directory, columns.person("Guest"))],
      },
    ),
  );
  expect(heads).toEqual(new Map([[directory, 2]]));
  await bens.pullAll();
  expect(bens.row("guest")?.[4]).toMatchObject({ name: "Guest" });
});

test("a write of the server's that breaks a rule is a bug, and leaves nothing", async () => {
  const { org, directory } = await aPair(to);
  const write = withTenant(to.fresh.db, { org }, (tx) =>
    writeAsServer(
      tx,
      { clock },
      {
        org,
        person: "x",
        ops: [newRow("person", "x", directory, columns.person("X", { manager_id: "x" }))],
      },
    ),
  );
  await expect(write).rejects.toThrow("manager ring");
});

test("a device that accounts have ended gets nothing, though its token is still good", async () => {
  const { org, ana, device } = await aPair(to);
  const id = uuidOf(`device of ${org}`);
  const anas = device(ana, "x");
  const caller = { ...anas.caller, device: id };
  await to.fresh.asOwner("set session_replication_role = replica");
  await to.fresh.asOwner(
    `insert into device (org_id, device_id, person_id, account_id, name, generation, family, n, hash, added_at, seen_at, ended_at, ended_why)
     values ($1, $2, $3, $3, 'Lost', 0, 'f', 0, 'h', now(), now(), now(), 'revoked')`,
    [org, id, ana],
  );
  const removed = { ok: false, error: { type: "Removed" } };
  expect(await to.server.hello(caller)).toEqual(removed);
  expect(await to.server.pull(caller, { proto: 1, cursors: {}, without: [], limit: 1 })).toEqual(
    removed,
  );
  expect(await to.server.push(caller, { proto: 1, mutations: [anas.mutation([], NOON)] })).toEqual(
    removed,
  );
  expect(await scopesOf(to.fresh, caller)).toBeUndefined();
  await to.fresh.asOwner("update device set ended_why = 'signed-out' where device_id = $1", [id]);
  expect(await to.server.hello(caller)).toEqual({ ok: false, error: { type: "NotSignedIn" } });
});

test("the live socket hears of a person's scopes, and of none once they went", async () => {
  const { org, ben, bens, anas, open, pair, directory } = await aPair(to);
  await anas.does([open]);
  expect(await scopesOf(to.fresh, bens.caller)).toEqual([directory, pair, `self:${ben}`]);
  await member(to, org, ben, "none");
  expect(await scopesOf(to.fresh, bens.caller)).toBeUndefined();
});

test("of a deleted organisation nothing is left, of the others everything", async () => {
  const [gone, kept] = [await aPair(to), await aPair(to)];
  for (const { anas, open } of [gone, kept]) await anas.does([open]);
  await withTenant(to.fresh.db, { org: gone.org }, (tx) => forgetOrganisation(tx, gone.org));
  const rows = await to.fresh.asOwner(
    `select org_id from sync_row union select org_id from sync_scope union select org_id from scope_member
     union select org_id from sync_device union select org_id from mutation_log`,
  );
  const left = rows.map(({ org_id }) => org_id);
  expect(left).toContain(kept.org);
  expect(left).not.toContain(gone.org);
});
