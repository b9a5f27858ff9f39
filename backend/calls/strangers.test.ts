import { afterAll, beforeAll, expect, test } from "vitest";
import { type AccountCall, accountCalls } from "#sync/protocol/account-calls.ts";
import type { DeviceTokens } from "#sync/protocol/account.ts";
import { landingPaths } from "../mail/landing-page.ts";
import { uuidOf } from "../db/testing.ts";
import { type AccountsBackend, anAccountsBackend } from "../testing/compose-accounts-backend.ts";
import {
  addressOf,
  founder,
  invited,
  joined,
  orgOf,
  PASSWORD,
  personOf,
  signedIn,
  signedUp,
} from "../testing/members.ts";

// Every route, asked by every kind of stranger for what is Acme's. The routes come from the router itself: one without a row here fails.

const acme = { orgId: orgOf("Acme"), personId: personOf("ben"), deviceId: uuidOf("device ben") };
const invitation = uuidOf(`invitation ${acme.orgId} open`);
let mailed = "";

/** What each route is asked for: something of Acme's wherever it can name something. */
const inputs: Readonly<Record<AccountCall, () => unknown>> = {
  "account.signUp": () => ({ email: addressOf("anybody") }),
  "account.verify": () => ({ token: "x".repeat(43), name: "X", password: PASSWORD }),
  "account.signIn": () => ({ email: addressOf("ana"), password: "not the password" }),
  "account.secondFactor": () => ({ challenge: "x", code: "000000", kind: "app" }),
  "account.requestReset": () => ({ email: addressOf("ana") }),
  "account.finishReset": () => ({ token: "x".repeat(43), password: PASSWORD }),
  "account.finishEmail": () => ({ token: "x".repeat(43) }),
  "account.me": () => ({}),
  "account.signOut": () => ({}),
  "account.signOutEverywhere": () => ({}),
  "account.changePassword": () => ({ current: "not the password", password: PASSWORD }),
  "account.delete": () => ({ email: addressOf("stranger"), password: "not the password" }),
  "account.requestEmail": () => ({ email: addressOf("new"), password: "not the password" }),
  "account.factor": () => ({}),
  "account.startSecondFactor": () => ({ password: "not the password" }),
  "account.confirmSecondFactor": () => ({ code: "000000" }),
  "account.stopSecondFactor": () => ({ password: "not the password" }),
  "account.newRecoveryCodes": () => ({ password: "not the password" }),
  "devices.add": () => ({ orgId: acme.orgId, deviceId: uuidOf("device new"), name: "new" }),
  "devices.refresh": () => ({ deviceId: acme.deviceId, refresh: "made.up" }),
  "devices.list": () => ({}),
  "devices.revoke": () => ({ deviceId: acme.deviceId }),
  "organisations.found": () => ({ orgId: acme.orgId, personId: personOf("x"), name: "Mine" }),
  "organisations.delete": () => ({ orgId: acme.orgId, name: "Acme" }),
  "organisations.look": () => ({}),
  "organisations.rename": () => ({ name: "Renamed" }),
  "organisations.leave": () => ({}),
  "organisations.transfer": () => ({ personId: acme.personId }),
  "organisations.setRole": () => ({ personId: acme.personId, role: "member" }),
  "organisations.deactivate": () => ({ personId: acme.personId }),
  "organisations.reactivate": () => ({ personId: acme.personId }),
  "organisations.remove": () => ({ personId: acme.personId }),
  "invitations.send": () => ({
    id: uuidOf("i stranger"),
    email: addressOf("friend"),
    personId: acme.personId,
    role: "admin",
  }),
  "invitations.list": () => ({}),
  "invitations.revoke": () => ({ id: invitation }),
  "invitations.resend": () => ({ id: invitation }),
  "invitations.look": () => ({ token: mailed }),
  "invitations.accept": () => ({ token: mailed }),
  "people.drawPhoto": () => ({ file: "AAAA" }),
};

/** Routes that name nothing of an organisation's: a stranger who is signed in does to themselves whatever they do. */
const onlyOwn = /^account\./;
/** What an owner of another organisation does with these is done to their own, or to nobody. */
const elsewhere: Readonly<Record<string, string>> = {
  "account.factor": "done",
  "devices.list": "done",
  "organisations.look": "done",
  "organisations.rename": "done",
  "organisations.leave": "409 LastOwner",
  "invitations.list": "done",
  "invitations.send": "done",
  "people.drawPhoto": "422 PictureRefused",
};

let backend: AccountsBackend;
let tokens: Readonly<Record<Stranger, string | undefined>>;
const strangers = [
  "nobody",
  "garbage",
  "a forged token",
  "the wrong kind of token",
  "a signed-in stranger",
  "who was only invited",
  "a member",
  "an admin",
  "a removed member",
  "a deactivated member",
  "a revoked device",
  "an owner of a deleted organisation",
  "an owner elsewhere",
] as const;
type Stranger = (typeof strangers)[number];

beforeAll(async () => {
  backend = await anAccountsBackend();
  const ana = await founder(backend, "ana", "Acme");
  const member = (name: string, role: "admin" | "member") =>
    joined(backend, ana, { name, role, org: "Acme" });
  const ben = await member("ben", "admin");
  const cat = await member("cat", "member");
  const admin = await member("dan", "admin");
  const [removed, off, revoked] = [
    await member("eve", "admin"),
    await member("fay", "admin"),
    await member("gus", "admin"),
  ];
  const asAna = { token: ana.access };
  await backend.ask("organisations.remove", { personId: removed.personId }, asAna);
  await backend.ask("organisations.deactivate", { personId: off.personId }, asAna);
  await backend.ask("devices.revoke", { deviceId: revoked.deviceId }, { token: revoked.access });
  mailed = await invited(backend, ana, { name: "open", role: "member" });
  await invited(backend, ana, { name: "only-invited", role: "admin" });
  const closed = await founder(backend, "hal", "Closed");
  const hal = await signedIn(backend, "hal");
  await backend.ask(
    "organisations.delete",
    { orgId: closed.orgId, name: "Closed" },
    { token: hal },
  );
  const zoe = await founder(backend, "zoe", "Zoes");
  tokens = {
    nobody: undefined,
    garbage: "garbage",
    "a forged token": forged(ana),
    "the wrong kind of token": ben.access,
    "a signed-in stranger": await signedUp(backend, "stranger"),
    "who was only invited": await signedUp(backend, "only-invited"),
    "a member": cat.access,
    "an admin": admin.access,
    "a removed member": removed.access,
    "a deactivated member": off.access,
    "a revoked device": revoked.access,
    "an owner of a deleted organisation": closed.access,
    "an owner elsewhere": zoe.access,
  };
});
afterAll(() => backend[Symbol.asyncDispose]());

/** The owner's token, said to be signed with nothing. */
function forged({ access }: DeviceTokens): string {
  const [, payload] = access.split(".");
  return `${Buffer.from(JSON.stringify({ alg: "none", typ: "at+jwt" })).toString("base64url")}.${payload}.`;
}

/** How a stranger is answered; `undefined` where they are none: the route is theirs to use. */
function expected(call: AccountCall, stranger: Stranger): string | undefined {
  const { proof } = accountCalls[call];
  if (proof.by === "nobody") return undefined;
  if (["nobody", "garbage", "a forged token"].includes(stranger)) return "401 NotSignedIn";
  const isSignIn = ["a signed-in stranger", "who was only invited"].includes(stranger);
  if (proof.by === "sign-in") {
    if (!isSignIn) return "401 NotSignedIn";
    if (onlyOwn.test(call)) return undefined;
    const refusals: Readonly<Record<string, string>> = {
      "devices.add": "403 Removed",
      "organisations.found": "409 Taken",
      "organisations.delete": "404 Missing",
    };
    return refusals[call] ?? "403 NotAllowed";
  }
  if (isSignIn) return "401 NotSignedIn";
  if (/removed|deactivated|revoked|deleted/.test(stranger)) return "403 Removed";
  if (stranger === "an owner elsewhere") return elsewhere[call] ?? "404 Missing";
  const rank = { member: 0, admin: 1, owner: 2 };
  const has = stranger === "a member" ? 0 : 1;
  return has < rank[proof.role] ? "403 NotAllowed" : undefined;
}

const rowsOfAcme = async () => {
  const rows: unknown[] = [];
  for (const table of ["organisation", "membership", "invitation", "device"])
    rows.push(
      await backend.asOwner(`select * from ${table} t where org_id = $1 order by t::text`, [
        acme.orgId,
      ]),
    );
  return rows;
};

test("every route of the router has its row here, and every row a route", () => {
  const paths = backend.accounts.routes.map(({ path }) => path);
  const declared = Object.keys(inputs).map((call) => accountCalls[call as AccountCall].path);
  // The pages that mailed links open are the same for everybody, and know nothing.
  expect(paths.toSorted()).toEqual([...declared, ...landingPaths].toSorted());
  expect(new Set(paths).size).toBe(paths.length);
});

test("every route refuses every stranger, and nothing of the organisation's changes", async () => {
  const before = await rowsOfAcme();
  const wrong: string[] = [];
  let asked = 0;
  for (const call of Object.keys(inputs) as AccountCall[])
    for (const stranger of strangers) {
      const wanted = expected(call, stranger);
      if (wanted === undefined) continue;
      const got = await backend.refused(call, inputs[call](), { token: tokens[stranger] });
      asked++;
      if (got !== wanted) wrong.push(`${call}, ${stranger}: ${got} instead of ${wanted}`);
    }
  expect(wrong).toEqual([]);
  expect(await rowsOfAcme()).toEqual(before);
  expect(asked).toBeGreaterThan(300);
});

test("what a member may ask, an admin may, and an admin does nothing to an owner", async () => {
  const token = tokens["an admin"];
  const owner = { personId: personOf("ana") };
  for (const call of ["organisations.deactivate", "organisations.remove"] as const)
    expect(await backend.refused(call, owner, { token })).toBe("403 NotAllowed");
  const above = { personId: acme.personId, role: "owner" };
  expect(await backend.refused("organisations.setRole", above, { token })).toBe("403 NotAllowed");
});
