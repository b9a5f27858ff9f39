import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { codeOf } from "../../testing/authenticator.ts";
import { type AccountsBackend, anAccountsBackend } from "../../testing/compose-accounts-backend.ts";
import { addressOf, founder, PASSWORD, signedIn, signedUp } from "../../testing/members.ts";

let backend: AccountsBackend;
beforeAll(async () => {
  backend = await anAccountsBackend();
});
afterAll(() => backend[Symbol.asyncDispose]());
afterEach(() => vi.useRealTimers());

/** The authenticator app that read the address `uri` as a picture. */
function appOf(uri: string) {
  const key = new URL(uri).searchParams.get("secret") ?? "";
  return { code: () => codeOf(key, Date.now()) };
}

async function withSecondFactor(name: string) {
  const token = await signedUp(backend, name);
  const begun = await backend.ask("account.startSecondFactor", { password: PASSWORD }, { token });
  const app = appOf(begun.uri);
  const { signIn } = await backend.ask(
    "account.confirmSecondFactor",
    { code: app.code() },
    { token },
  );
  return { app, signIn, recoveryCodes: begun.recoveryCodes };
}

async function challenge(name: string): Promise<string> {
  const said = { email: addressOf(name), password: PASSWORD };
  const answer = await backend.ask("account.signIn", said);
  if (answer.type !== "SecondFactor") throw new Error("no second factor was asked for");
  return answer.challenge;
}

test("a second factor is asked for at every sign-in, once a code of the app was shown", async () => {
  const { app, signIn } = await withSecondFactor("ana");
  const me = await backend.ask("account.me", {}, { token: signIn });
  expect(me.secondFactor).toBe(true);
  const said = { challenge: await challenge("ana"), code: app.code(), kind: "app" } as const;
  const done = await backend.ask("account.secondFactor", said);
  await backend.ask("account.me", {}, { token: done.signIn });
});

test("a device is told whether its person has one", async () => {
  const { access } = await founder(backend, "flo", "Flos");
  const isOn = async () => (await backend.ask("account.factor", {}, { token: access })).isOn;
  expect(await isOn()).toBe(false);
  const token = await signedIn(backend, "flo");
  const { uri } = await backend.ask("account.startSecondFactor", { password: PASSWORD }, { token });
  expect(await isOn()).toBe(false);
  await backend.ask("account.confirmSecondFactor", { code: appOf(uri).code() }, { token });
  expect(await isOn()).toBe(true);
});

test("one that was only begun is not asked for", async () => {
  const token = await signedUp(backend, "begun");
  const { uri } = await backend.ask("account.startSecondFactor", { password: PASSWORD }, { token });
  expect(uri).toContain("issuer=All%20Elements&");
  const said = { email: addressOf("begun"), password: PASSWORD };
  expect((await backend.ask("account.signIn", said)).type).toBe("SignedIn");
});

test("a code of the app opens once, also when it is shown twice at the same moment", async () => {
  const { app } = await withSecondFactor("ben");
  const challenges = [await challenge("ben"), await challenge("ben")];
  const code = app.code();
  const answers = await Promise.all(
    challenges.map((one) =>
      backend.refused("account.secondFactor", { challenge: one, code, kind: "app" }),
    ),
  );
  expect(answers.toSorted()).toEqual(["401 WrongSecret", "done"]);
  const third = { challenge: await challenge("ben"), code, kind: "app" };
  expect(await backend.refused("account.secondFactor", third)).toBe("401 WrongSecret");
  expect(
    await backend.asOwner(
      "select count(*) as n from sign_in where account_id = (select id from account where email = 'ben@example.org')",
    ),
  ).toEqual([{ n: 2 }]);
});

test("a recovery code opens once, however it is typed; new ones replace all old ones", async () => {
  const { recoveryCodes, signIn } = await withSecondFactor("cara");
  expect(recoveryCodes).toHaveLength(10);
  const use = async (code = "") =>
    backend.refused("account.secondFactor", {
      challenge: await challenge("cara"),
      code,
      kind: "recovery",
    });
  expect(await use(` ${recoveryCodes[0]?.toUpperCase()} `)).toBe("done");
  expect(await use(recoveryCodes[0])).toBe("401 WrongSecret");
  const anew = await backend.ask(
    "account.newRecoveryCodes",
    { password: PASSWORD },
    { token: signIn },
  );
  expect(await use(recoveryCodes[1])).toBe("401 WrongSecret");
  expect(await use(anew.recoveryCodes[0])).toBe("done");
});

test("a challenge takes five wrong codes and ten minutes, then a right one too late", async () => {
  const { app } = await withSecondFactor("dan");
  const one = await challenge("dan");
  for (let n = 0; n < 5; n++)
    await backend.refused("account.secondFactor", { challenge: one, code: "000000", kind: "app" });
  const right = { challenge: one, code: app.code(), kind: "app" };
  expect(await backend.refused("account.secondFactor", right)).toBe("401 WrongSecret");
  const late = await challenge("dan");
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 11 * 60_000 });
  const said = { challenge: late, code: app.code(), kind: "app" };
  expect(await backend.refused("account.secondFactor", said)).toBe("401 WrongSecret");
});

test("it is stopped with the password only, and then not asked for", async () => {
  const { signIn } = await withSecondFactor("eve");
  const wrong = { password: "not the password" };
  expect(await backend.refused("account.stopSecondFactor", wrong, { token: signIn })).toBe(
    "401 WrongSecret",
  );
  await backend.ask("account.stopSecondFactor", { password: PASSWORD }, { token: signIn });
  const said = { email: addressOf("eve"), password: PASSWORD };
  expect((await backend.ask("account.signIn", said)).type).toBe("SignedIn");
});

test("a made-up challenge opens nothing", async () => {
  const said = { challenge: "2fa-AAAAAAAAAAAAAAAAAAAA.c2lnbmF0dXJl", code: "123456", kind: "app" };
  expect(await backend.refused("account.secondFactor", said)).toBe("401 WrongSecret");
});
