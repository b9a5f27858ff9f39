import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import type { DeviceTokens } from "#sync/protocol/account.ts";
import { type AccountsBackend, anAccountsBackend } from "../../testing/compose-accounts-backend.ts";
import { device, founder, signedIn } from "../../testing/members.ts";
import { rounds } from "../../testing/rounds.ts";

let backend: AccountsBackend;
beforeAll(async () => {
  backend = await anAccountsBackend();
});
afterAll(() => backend[Symbol.asyncDispose]());
afterEach(() => vi.useRealTimers());

const refresh = ({ deviceId, refresh: token }: DeviceTokens) =>
  backend.ask("devices.refresh", { deviceId, refresh: token });
const refused = ({ deviceId, refresh: token }: DeviceTokens) =>
  backend.refused("devices.refresh", { deviceId, refresh: token });
const later = (ms: number) => vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + ms });
const DAY = 24 * 3_600_000;

test("a refresh token is exchanged against the next one and a new access token", async () => {
  const first = await founder(backend, "ana", "Acme");
  const second = await refresh(first);
  expect(second.refresh).not.toBe(first.refresh);
  await backend.ask("devices.list", {}, { token: second.access });
  await refresh(second);
});

test("an access token lasts ten minutes", async () => {
  const { access } = await founder(backend, "ten", "Tens");
  later(9 * 60_000);
  await backend.ask("devices.list", {}, { token: access });
  later(2 * 60_000);
  expect(await backend.refused("devices.list", {}, { token: access })).toBe("401 NotSignedIn");
});

test("twenty exchanges of one token at once, a hundred times over, all get the same successor", async () => {
  let tokens = await founder(backend, "race", "Races");
  for (let round = 0; round < rounds(100, 10); round++) {
    const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(tokens)));
    expect(new Set(answers.map((answer) => answer.refresh)).size).toBe(1);
    const [next] = answers;
    if (!next) throw new Error("no answer");
    tokens = next;
  }
});

test("an answer that was lost can be had again for half a minute; after that the old token ends the family", async () => {
  const first = await founder(backend, "lost", "Losts");
  const second = await refresh(first);
  later(29_000);
  expect((await refresh(first)).refresh).toBe(second.refresh);
  later(2_000);
  expect(await refused(first)).toBe("401 SignInAgain");
  expect(await refused(second)).toBe("401 SignInAgain");
  expect(await backend.refused("devices.list", {}, { token: second.access })).toBe(
    "401 NotSignedIn",
  );
});

test("a token from before the last ends the family at once", async () => {
  const first = await founder(backend, "old", "Olds");
  const third = await refresh(await refresh(first));
  expect(await refused(first)).toBe("401 SignInAgain");
  expect(await refused(third)).toBe("401 SignInAgain");
});

test("a token that was made up ends nothing, nor does one shown by another device", async () => {
  const tokens = await founder(backend, "calm", "Calms");
  const parts = tokens.refresh.split(".");
  for (let at = 0; at < parts.length; at++) {
    const changed = parts
      .with(at, at === 3 ? "7" : "00000000-0000-0000-0000-000000000000")
      .join(".");
    expect(await refused({ ...tokens, refresh: changed })).toBe("401 SignInAgain");
  }
  const elsewhere = await founder(backend, "elsewhere", "Elsewheres");
  expect(await refused({ ...tokens, deviceId: elsewhere.deviceId })).toBe("401 SignInAgain");
  await refresh(tokens);
});

test("a device that is silent for 30 days signs in again, and every one after 90", async () => {
  const silent = await founder(backend, "silent", "Silents");
  later(30 * DAY + 1_000);
  expect(await refused(silent)).toBe("401 SignInAgain");
  vi.useRealTimers();
  let busy = await founder(backend, "busy", "Busys");
  for (let day = 29; day < 90; day += 29) {
    later(29 * DAY);
    busy = await refresh(busy);
  }
  expect(busy.refreshUntil - Date.now()).toBeLessThan(4 * DAY);
  later(4 * DAY);
  expect(await refused(busy)).toBe("401 SignInAgain");
});

test("devices are listed and one is ended by another: it is refused at once, and told to forget what it holds", async () => {
  const laptop = await founder(backend, "two", "Twos");
  const phone = await device(backend, await signedIn(backend, "two"), {
    org: "Twos",
    name: "phone",
  });
  const list = await backend.ask("devices.list", {}, { token: laptop.access });
  expect(list.map(({ name, isThis }) => [name, isThis])).toEqual(
    expect.arrayContaining([
      ["two", true],
      ["phone", false],
    ]),
  );
  await backend.ask("devices.revoke", { deviceId: phone.deviceId }, { token: laptop.access });
  expect(await backend.refused("devices.list", {}, { token: phone.access })).toBe("403 Removed");
  expect(await refused(phone)).toBe("403 Removed");
  expect(await backend.ask("devices.list", {}, { token: laptop.access })).toHaveLength(1);
});

test("a device that a restored server has never heard of is asked to sign in, not told to delete what it holds", async () => {
  const laptop = await founder(backend, "unheard", "Unheards");
  await backend.asOwner(`delete from device where device_id = '${laptop.deviceId}'`);
  expect(await refused(laptop)).toBe("401 SignInAgain");
});

test("nobody ends another person's device, nor takes its id", async () => {
  const ana = await founder(backend, "mine", "Mines");
  const other = await founder(backend, "others", "Others");
  const theirs = { deviceId: ana.deviceId };
  expect(await backend.refused("devices.revoke", theirs, { token: other.access })).toBe(
    "404 Missing",
  );
  await backend.ask("devices.list", {}, { token: ana.access });
});
