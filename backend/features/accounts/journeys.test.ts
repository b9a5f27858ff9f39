import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { type AccountsBackend, anAccountsBackend } from "../../testing/compose-accounts-backend.ts";
import {
  addressOf,
  device,
  founder,
  orgOf,
  PASSWORD,
  personOf,
  signedIn,
  signedUp,
} from "../../testing/members.ts";

let backend: AccountsBackend;
beforeAll(async () => {
  backend = await anAccountsBackend();
});
afterAll(() => backend[Symbol.asyncDispose]());
afterEach(() => vi.useRealTimers());

const minutes = (count: number) => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + count * 60_000 });
};

test("an address is proven, then an account signs in, founds an organisation and gets a device", async () => {
  const ana = await founder(backend, "ana", "Acme");
  expect(ana).toMatchObject({ orgId: orgOf("Acme"), personId: personOf("ana"), role: "owner" });
  const look = await backend.ask("organisations.look", {}, { token: ana.access });
  expect(look).toMatchObject({ name: "Acme", members: [{ role: "owner", state: "active" }] });
  const me = await backend.ask("account.me", {}, { token: await signedIn(backend, "ana") });
  expect(me).toMatchObject({
    email: "ana@example.org",
    name: "ana",
    secondFactor: false,
    organisations: [{ orgName: "Acme", role: "owner" }],
  });
});

test("founding twice with the same ids, because the answer was lost, founds once; with others' ids not at all", async () => {
  const token = await signedUp(backend, "fred");
  const asked = { orgId: orgOf("Freds"), personId: personOf("fred"), name: "Freds" };
  const once = await backend.ask("organisations.found", asked, { token });
  expect(await backend.ask("organisations.found", asked, { token })).toEqual(once);
  const thief = await signedUp(backend, "thief");
  expect(await backend.refused("organisations.found", asked, { token: thief })).toBe("409 Taken");
});

test("a sign-up's code works once, and for a day", async () => {
  const email = addressOf("late");
  await backend.ask("account.signUp", { email });
  const token = backend.mailbox.token(email);
  const said = { token, name: "Late", password: PASSWORD };
  minutes(24 * 60 + 1);
  expect(await backend.refused("account.verify", said)).toBe("410 TokenSpent");
  minutes(-(24 * 60 + 1));
  await backend.ask("account.verify", said);
  expect(await backend.refused("account.verify", said)).toBe("410 TokenSpent");
});

test("two sign-ups of one address at once make one account", async () => {
  const email = addressOf("double");
  const tokens = [];
  for (let n = 0; n < 2; n++) {
    await backend.ask("account.signUp", { email });
    tokens.push(backend.mailbox.token(email));
  }
  const answers = await Promise.all(
    tokens.map((token) =>
      backend.refused("account.verify", { token, name: "D", password: PASSWORD }),
    ),
  );
  expect(answers.toSorted()).toEqual(["410 TokenSpent", "done"]);
});

test("a password among the first to be tried is refused, and the code still works after that", async () => {
  const email = addressOf("weak");
  await backend.ask("account.signUp", { email });
  const token = backend.mailbox.token(email);
  const verify = (password: string) =>
    backend.reply("account.verify", { token, name: "W", password });
  expect((await verify("password1")).body).toEqual({ type: "WeakPassword", why: "common" });
  expect((await verify("AllElements2026")).body).toEqual({ type: "WeakPassword", why: "product" });
  expect((await verify("weak@example.org")).body).toEqual({ type: "WeakPassword", why: "name" });
  expect((await verify("short")).status).toBe(400);
  expect((await verify(PASSWORD)).status).toBe(200);
});

test("a sign-in lasts a quarter of an hour, or until it is ended", async () => {
  const first = await signedUp(backend, "short");
  await backend.ask("account.signOut", {}, { token: first });
  expect(await backend.refused("account.me", {}, { token: first })).toBe("401 NotSignedIn");
  const second = await signedIn(backend, "short");
  minutes(16);
  expect(await backend.refused("account.me", {}, { token: second })).toBe("401 NotSignedIn");
});

test("a sign-in is exchanged against one device's tokens, once", async () => {
  await founder(backend, "once", "Onces");
  const signIn = await signedIn(backend, "once");
  await device(backend, signIn, { org: "Onces", name: "laptop" });
  const again = { orgId: orgOf("Onces"), deviceId: personOf("x"), name: "tablet" };
  expect(await backend.refused("devices.add", again, { token: signIn })).toBe("401 NotSignedIn");
  const parallel = await signedIn(backend, "once");
  const answers = await Promise.all(
    ["a", "b", "c", "d"].map((name) =>
      backend.refused(
        "devices.add",
        { orgId: orgOf("Onces"), deviceId: personOf(name), name },
        { token: parallel },
      ),
    ),
  );
  expect(answers.filter((answer) => answer === "done")).toHaveLength(1);
});

test("a forgotten password is set anew with a mailed code, which works once and for 15 minutes and signs everything out", async () => {
  const ben = await founder(backend, "ben", "Bens");
  const open = await signedIn(backend, "ben");
  const email = addressOf("ben");
  await backend.ask("account.requestReset", { email });
  const early = backend.mailbox.token(email);
  minutes(16);
  const late = { token: early, password: "another long sentence" };
  expect(await backend.refused("account.finishReset", late)).toBe("410 TokenSpent");
  vi.useRealTimers();
  await backend.ask("account.requestReset", { email });
  const said = { token: backend.mailbox.token(email), password: "another long sentence" };
  await backend.ask("account.finishReset", said);
  expect(await backend.refused("account.finishReset", said)).toBe("410 TokenSpent");
  expect(await backend.refused("account.finishReset", { ...said, token: early })).toBe(
    "410 TokenSpent",
  );
  expect(backend.mailbox.newest(email).subject).toBe("Your password for All Elements was changed");
  expect(await backend.refused("account.me", {}, { token: open })).toBe("401 NotSignedIn");
  expect(await backend.refused("organisations.look", {}, { token: ben.access })).toBe(
    "401 NotSignedIn",
  );
  const { deviceId, refresh } = ben;
  expect(await backend.refused("devices.refresh", { deviceId, refresh })).toBe("401 SignInAgain");
  expect(await backend.refused("account.signIn", { email, password: PASSWORD })).toBe(
    "401 WrongSecret",
  );
  await backend.ask("account.signIn", { email, password: said.password });
});

test("changing the password asks for the old one and ends all devices, but not the sign-in it was done with", async () => {
  const carla = await founder(backend, "carla", "Carlas");
  const other = await signedIn(backend, "carla");
  const token = await signedIn(backend, "carla");
  const next = "quite another sentence";
  const wrong = { current: "not the password", password: next };
  expect(await backend.refused("account.changePassword", wrong, { token })).toBe("401 WrongSecret");
  await backend.ask("account.changePassword", { current: PASSWORD, password: next }, { token });
  expect(await backend.refused("account.me", {}, { token: other })).toBe("401 NotSignedIn");
  expect(await backend.refused("organisations.look", {}, { token: carla.access })).toBe(
    "401 NotSignedIn",
  );
  const anew = await device(backend, token, { org: "Carlas", name: "carla" });
  await backend.ask("organisations.look", {}, { token: anew.access });
});

test("an address is changed by whoever reads the new one, and the old one is told", async () => {
  const token = await signedUp(backend, "dora");
  const email = addressOf("dora-new");
  await backend.ask(
    "account.requestEmail",
    { email, password: PASSWORD, language: "de" },
    { token },
  );
  expect(backend.mailbox.newest(email).subject).toBe(
    "Bestätige deine neue Adresse für All Elements",
  );
  await backend.ask("account.finishEmail", { token: backend.mailbox.token(email) });
  expect(backend.mailbox.newest(addressOf("dora")).text).toContain("dora-new@example.org");
  expect(
    await backend.refused("account.signIn", { email: addressOf("dora"), password: PASSWORD }),
  ).toBe("401 WrongSecret");
  await backend.ask("account.signIn", { email, password: PASSWORD });
});

test("signing out everywhere ends every sign-in and every device", async () => {
  const emil = await founder(backend, "emil", "Emils");
  const token = await signedIn(backend, "emil");
  await backend.ask("account.signOutEverywhere", {}, { token });
  expect(await backend.refused("account.me", {}, { token })).toBe("401 NotSignedIn");
  expect(await backend.refused("devices.list", {}, { token: emil.access })).toBe("401 NotSignedIn");
});
