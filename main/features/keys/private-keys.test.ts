import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { anOrganisation, type FreshDb, freshDb, uuidOf } from "../../../backend/db/testing.ts";
import { withTenant } from "../../../backend/db/with-tenant.ts";
import * as server from "../../../backend/features/keys/keys.ts";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { PersonId } from "#core/kernel/ids.ts";
import { freshStore } from "../../db/testing.ts";
import { newRecoveryCode } from "../../secrets/recovery-code.ts";
import { keyInUse, keptKit } from "./kept-keys.ts";
import { handOver, type KeyDeps, openWithKit, settleKeys } from "./private-keys.ts";

// One database for all: starting one costs seconds where no migrated copy is at hand. Each test has a person of its own.
let fresh: FreshDb;
let org: string;
beforeAll(async () => {
  fresh = await freshDb();
  org = await anOrganisation(fresh.db);
}, 120_000);
afterAll(() => fresh[Symbol.asyncDispose]());

test("the first device makes the key, and gives the server its kit and nothing that opens it", async () => {
  const mia = await somebody();
  const laptop = await mia.device("laptop");
  expect(await settleKeys(laptop)).toEqual(ok({ type: "ready", isKitKept: false, asking: [] }));
  expect(await settleKeys(laptop)).toEqual(ok({ type: "ready", isKitKept: false, asking: [] }));
  const key = await keyInUse(laptop.db);
  const held = JSON.stringify(await mia.rows());
  expect(held).toContain(key?.id);
  expect(held).not.toContain(Buffer.from(key?.bytes ?? []).toString("base64url"));
});

test("a second device asks, shows the same number, and has the key once it is allowed", async () => {
  const mia = await somebody();
  const [laptop, phone] = [await mia.device("laptop"), await mia.device("phone")];
  await settleKeys(laptop);
  const waiting = await settleKeys(phone);
  const { number = "" } = waiting.ok && waiting.value.type === "waiting" ? waiting.value : {};
  expect(await settleKeys(laptop)).toEqual(
    ok({
      type: "ready",
      isKitKept: false,
      asking: [{ deviceId: phone.identity.device, name: "phone", number }],
    }),
  );
  await handOver(laptop, { deviceId: phone.identity.device, number });
  expect(await settleKeys(phone)).toEqual(ok({ type: "ready", isKitKept: true, asking: [] }));
  expect(await keyInUse(phone.db)).toEqual(await keyInUse(laptop.db));
  expect(await settleKeys(laptop)).toMatchObject(ok({ asking: [] }));
});

test("a number that is not the one on the other screen hands nothing over", async () => {
  const mia = await somebody();
  const [laptop, phone] = [await mia.device("laptop"), await mia.device("phone")];
  await settleKeys(laptop);
  await settleKeys(phone);
  const given = { deviceId: phone.identity.device, number: "not it" };
  expect(await handOver(laptop, given)).toEqual(fail({ type: "NotAsking" }));
  expect(await settleKeys(phone)).toMatchObject(ok({ type: "waiting" }));
});

test("a device that was refused asks nobody any more, until its person signs in on it anew", async () => {
  const mia = await somebody();
  const [laptop, phone] = [await mia.device("laptop"), await mia.device("phone")];
  await settleKeys(laptop);
  await settleKeys(phone);
  await laptop.server.refuse(phone.identity.device);
  expect(await settleKeys(phone)).toMatchObject(ok({ type: "waiting" }));
  expect(await settleKeys(laptop)).toMatchObject(ok({ asking: [] }));
  await fresh.asOwner("update device set added_at = $1 where device_id = $2", [
    new Date(1),
    phone.identity.device,
  ]);
  expect(await settleKeys(phone)).toMatchObject(ok({ type: "waiting" }));
  expect(await settleKeys(laptop)).toMatchObject(ok({ asking: [{ name: "phone" }] }));
});

test("only the first time that a device asks is news to the others", async () => {
  const mia = await somebody();
  const phone = await mia.device("phone");
  expect(await phone.server.ask("one")).toEqual(ok(true));
  expect(await phone.server.ask("one")).toEqual(ok(false));
  expect(await phone.server.ask("another")).toEqual(ok(true));
});

test("the kit opens private notes on a new device when no other is at hand, however it is typed", async () => {
  const mia = await somebody();
  const [laptop, phone] = [await mia.device("laptop"), await mia.device("phone")];
  await settleKeys(laptop);
  const { code = "" } = (await keptKit(laptop.db)) ?? {};
  expect(await openWithKit(phone, "0000-0000")).toEqual(fail({ type: "WrongKit" }));
  await openWithKit(phone, ` ${code.toLowerCase().replaceAll("-", " ")} `);
  expect(await settleKeys(phone)).toEqual(ok({ type: "ready", isKitKept: true, asking: [] }));
  expect(await keyInUse(phone.db)).toEqual(await keyInUse(laptop.db));
});

test("of two devices that make a first key at once one wins, and the other asks it", async () => {
  const mia = await somebody();
  const [laptop, phone] = [await mia.device("laptop"), await mia.device("phone")];
  const nothingYet = await laptop.server.state();
  await settleKeys(phone);
  const late = { ...laptop, server: { ...laptop.server, state: async () => nothingYet } };
  expect(await settleKeys(late)).toMatchObject(ok({ type: "waiting" }));
  expect(await keyInUse(laptop.db)).toBeUndefined();
  expect(await settleKeys(laptop)).toMatchObject(ok({ type: "waiting" }));
});

test("a lost answer to the kit leaves neither a kit without its key nor a second key", async () => {
  const mia = await somebody();
  const laptop = await mia.device("laptop");
  const lost = fail({ type: "Offline" });
  const cut = { ...laptop.server, kit: async (kit: Kit) => (await laptop.server.kit(kit), lost) };
  expect(await settleKeys({ ...laptop, server: cut })).toEqual(lost);
  expect(await keyInUse(laptop.db)).toBeUndefined();
  expect(await settleKeys(laptop)).toMatchObject(ok({ type: "ready" }));
  expect(await mia.rows()).toMatchObject([{ key_id: (await keyInUse(laptop.db))?.id }]);
});

test("nobody else's device is ever handed a key", async () => {
  const [mia, ben] = [await somebody(), await somebody()];
  const [hers, his] = [await mia.device("hers"), await ben.device("his")];
  await settleKeys(hers);
  await settleKeys(his);
  const handed = { deviceId: his.identity.device, keyId: "abcdefghijkl", wrapped: "a.b" };
  expect(await hers.server.handOver(handed)).toEqual(fail({ type: "NotAsking" }));
});

type Kit = Parameters<KeyDeps<never>["server"]["kit"]>[0];

let people = 0;

/** A member with devices that talk to the real server part on a real database. */
async function somebody() {
  const name = `somebody ${++people}`;
  const person = uuidOf(name);
  return {
    rows: () => fresh.asOwner("select * from person_key where person_id = $1", [person]),
    device: async (called: string) => {
      const store = await freshStore();
      onTestFinished(() => store[Symbol.asyncDispose]());
      const device = uuidOf(`${name}'s ${called}`);
      const caller = { org, person, device };
      const at = new Date(0);
      await fresh.asOwner(
        `insert into membership (org_id, person_id, account_id, role, state, since)
         values ($1, $2, $3, 'member', 'active', now()) on conflict do nothing`,
        [org, person, person],
      );
      await fresh.asOwner(
        `insert into device (org_id, device_id, person_id, account_id, name, generation, family, n, hash, added_at, seen_at)
         values ($1, $2, $3, $4, $5, 0, gen_random_uuid(), 1, $6, $7, $7)`,
        [org, device, person, person, called, device, at],
      );
      const inTenant = <T>(work: Parameters<typeof withTenant<T>>[2]) =>
        withTenant(fresh.db, { org, person }, work);
      type Answer<T> = Promise<Result<T, { type: "Offline" }>>;
      const deps: KeyDeps<{ type: "Offline" }> = {
        db: store.db.query,
        clock: store.clock,
        chance: (bytes) => new Uint8Array(randomBytes(bytes)),
        newCode: newRecoveryCode,
        identity: { org, me: person as PersonId, device },
        server: {
          state: async () => ok(await inTenant((tx) => server.stateOf(tx, caller))),
          ask: async (publicKey): Answer<unknown> =>
            ok(await inTenant((tx) => server.ask(tx, caller, { publicKey, at }))),
          kit: (kit) => inTenant((tx) => server.keepKit(tx, caller, { ...kit, at })),
          handOver: (to) => inTenant((tx) => server.handOver(tx, caller, to)),
          refuse: async (deviceId): Answer<unknown> =>
            ok(await inTenant((tx) => server.refuse(tx, caller, { deviceId, at }))),
        },
      };
      return deps;
    },
  };
}
