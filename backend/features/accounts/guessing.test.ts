import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { type AccountsBackend, anAccountsBackend } from "../../testing/compose-accounts-backend.ts";
import { addressOf, PASSWORD, signedUp } from "../../testing/members.ts";
import { rounds } from "../../testing/rounds.ts";

let backend: AccountsBackend;
beforeAll(async () => {
  backend = await anAccountsBackend();
});
afterAll(() => backend[Symbol.asyncDispose]());
afterEach(() => vi.useRealTimers());

const wrong = (name: string, address: string) =>
  backend.refused(
    "account.signIn",
    { email: addressOf(name), password: "not the password" },
    { address },
  );
const tries = async (count: number, one: (n: number) => Promise<string>) => {
  let compared = 0;
  for (let n = 0; n < count; n++) if ((await one(n)) === "401 WrongSecret") compared++;
  return compared;
};
const address = (n: number) => `10.${n >> 8}.${n & 255}.7`;

test("of a thousand guesses at one account from a thousand networks at most 100 are compared, and its owner signs in meanwhile", async () => {
  await signedUp(backend, "ana");
  const home = "198.51.100.7";
  const right = { email: addressOf("ana"), password: PASSWORD };
  await backend.ask("account.signIn", right, { address: home });
  expect(await tries(rounds(1_000, 150), (n) => wrong("ana", address(n)))).toBeLessThanOrEqual(100);
  expect(await wrong("ana", "203.0.113.9")).toBe("429 SlowDown");
  await backend.ask("account.signIn", right, { address: home });
  await backend.ask("account.signIn", right, { address: "198.51.100.200" });
}, 240_000);

test("an owner on a new network, while strangers use up all guesses, gets in by a new password", async () => {
  await signedUp(backend, "away");
  await tries(100, (n) => wrong("away", address(5_000 + n)));
  const hotel = { address: "198.51.101.9" };
  const said = { email: addressOf("away"), password: PASSWORD };
  expect(await backend.refused("account.signIn", said, hotel)).toBe("429 SlowDown");
  await backend.ask("account.requestReset", { email: said.email }, hotel);
  const password = "yet another sentence";
  const token = backend.mailbox.token(said.email);
  await backend.ask("account.finishReset", { token, password }, hotel);
  await backend.ask("account.signIn", { ...said, password }, hotel);
});

test("of a thousand accounts tried from one network at most 50 are compared", async () => {
  expect(
    await tries(rounds(1_000, 150), (n) => wrong(`many-${n}`, "192.0.2.77")),
  ).toBeLessThanOrEqual(50);
}, 240_000);

test("guesses in a row from one network wait ever longer, and a right one ends the waiting", async () => {
  await signedUp(backend, "ben");
  const from = "203.0.113.50";
  const waits: number[] = [];
  for (let n = 0; n < 7; n++) {
    expect(await wrong("ben", from)).toBe("401 WrongSecret");
    const said = { email: addressOf("ben"), password: PASSWORD };
    const reply =
      n < 3 ? undefined : await backend.reply("account.signIn", said, { address: from });
    if (!reply) continue;
    expect(reply.status).toBe(429);
    const retryAfterMs = (reply.body as { retryAfterMs: number }).retryAfterMs;
    expect(reply.headers.get("retry-after")).toBe(`${Math.ceil(retryAfterMs / 1000)}`);
    waits.push(Math.round(retryAfterMs / 1000));
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + retryAfterMs + 1 });
  }
  expect(waits).toEqual([1, 2, 4, 8]);
  await backend.ask(
    "account.signIn",
    { email: addressOf("ben"), password: PASSWORD },
    { address: from },
  );
  expect(await wrong("ben", from)).toBe("401 WrongSecret");
});

test("parallel guesses from one network are counted each", async () => {
  await signedUp(backend, "par");
  const answers = await Promise.all(Array.from({ length: 40 }, () => wrong("par", "203.0.113.60")));
  expect(answers.filter((answer) => answer === "401 WrongSecret").length).toBeLessThanOrEqual(4);
});

test("one address gets five mails an hour, whoever asks for them and whether it is known or not", async () => {
  await signedUp(backend, "cara");
  for (const name of ["cara", "nobody-of-that-name"]) {
    const ask = (n: number) =>
      backend.refused(
        "account.requestReset",
        { email: addressOf(name) },
        { address: address(2_000 + n) },
      );
    const answers = [];
    for (let n = 0; n < 7; n++) answers.push(await ask(n));
    const done = answers.filter((answer) => answer === "done").length;
    expect([name, done]).toEqual([name, name === "cara" ? 4 : 5]); // one went out for cara's sign-up
  }
});

test("nothing tells an address that has an account from one that has none", async () => {
  await signedUp(backend, "known");
  const calls = [
    ["account.signUp", (email: string) => ({ email })],
    ["account.requestReset", (email: string) => ({ email })],
    ["account.signIn", (email: string) => ({ email, password: "not the password" })],
  ] as const;
  for (const [n, [call, input]] of calls.entries()) {
    const [known, unknown] = [
      await backend.reply(call, input(addressOf("known")), { address: address(3_000 + n) }),
      await backend.reply(call, input(addressOf(`unknown-${n}`)), { address: address(3_100 + n) }),
    ];
    expect({ ...known, headers: [...known.headers] }).toEqual({
      ...unknown,
      headers: [...unknown.headers],
    });
  }
});

test("nothing of what was typed or mailed lies in the database in a form that could be used", async () => {
  const email = addressOf("dump");
  const signIn = await signedUp(backend, "dump");
  await backend.ask("account.requestReset", { email }, { address: "203.0.113.99" });
  const reset = backend.mailbox.token(email);
  const begun = await backend.ask(
    "account.startSecondFactor",
    { password: PASSWORD },
    { token: signIn },
  );
  const tables = await backend.asOwner(
    "select tablename from pg_tables where schemaname = 'public' order by 1",
  );
  let dump = "";
  for (const { tablename } of tables)
    dump += JSON.stringify(
      await backend.asOwner(`select t::text as row from ${String(tablename)} t`),
    );
  const secret = new URL(begun.uri).searchParams.get("secret") ?? "none";
  for (const secretText of [
    PASSWORD,
    signIn,
    reset,
    secret,
    ...begun.recoveryCodes,
    "203.0.113.99",
  ])
    expect(dump).not.toContain(secretText);
  expect(dump).toContain("$argon2id$");
  const [row] = await backend.asOwner(
    "select token from sign_in where account_id = (select id from account where email = $1)",
    [email],
  );
  const stolen = String(row?.token);
  expect(signIn.startsWith(`${stolen}.`)).toBe(true);
  for (const token of [stolen, `${stolen}.`, `${stolen}.c2lnbmF0dXJl`])
    expect(await backend.refused("account.me", {}, { token })).toBe("401 NotSignedIn");
});
