import { expect, test } from "vitest";
import { anAccountsBackend } from "../../testing/compose-accounts-backend.ts";
import { addressOf, PASSWORD, signedUp } from "../../testing/members.ts";
import { passwordHasher, safeCost } from "./password-hasher.ts";

test("passwords are hashed with argon2id over 64 MiB in three passes, after Unicode NFC", async () => {
  const hasher = passwordHasher(safeCost);
  const hashed = await hasher.hash("Schlüssel auf dem Tisch");
  expect(hashed).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
  expect(await hasher.verify(hashed, "Schlu\u0308ssel auf dem Tisch")).toBe(true);
  expect(await hasher.verify(hashed, "Schlussel auf dem Tisch")).toBe(false);
});

test("a password hashed at an older cost is hashed anew at the next sign-in", async () => {
  await using backend = await anAccountsBackend();
  await signedUp(backend, "ana");
  const dear = passwordHasher({ memoryKiB: 128, passes: 1 });
  const old = await dear.hash(PASSWORD);
  await backend.asOwner("update credential set password = $1", [old]);
  await backend.ask("account.signIn", { email: addressOf("ana"), password: PASSWORD });
  const [row] = await backend.asOwner("select password from credential");
  expect(row?.password).not.toBe(old);
  expect(passwordHasher({ memoryKiB: 64, passes: 1 }).isDated(String(row?.password))).toBe(false);
});

test("a sign-in takes as long for an address nobody has as for one that somebody has", async () => {
  await using backend = await anAccountsBackend({ cost: { memoryKiB: 16_384, passes: 2 } });
  await signedUp(backend, "known");
  const took = { known: [] as number[], unknown: [] as number[] };
  // In turns, so that whatever else the machine does falls on both alike.
  for (let n = 0; n < 40; n++)
    for (const who of ["known", "unknown"] as const) {
      const said = {
        email: addressOf(who === "known" ? who : `unknown-${n}`),
        password: "wrong one",
      };
      const started = performance.now();
      await backend.refused("account.signIn", said, { address: `10.1.${n}.${who.length}` });
      took[who].push(performance.now() - started);
    }
  const median = (times: readonly number[]) =>
    times.toSorted((a, b) => a - b)[times.length / 2] ?? 0;
  const [known, unknown] = [median(took.known), median(took.unknown)];
  // What must not be seen is the hash that is missing: a third of one is far below that, and far above what a busy machine does to a median.
  const hasher = passwordHasher({ memoryKiB: 16_384, passes: 2 });
  const started = performance.now();
  for (let n = 0; n < 10; n++) await hasher.hash("one hash");
  const oneHash = (performance.now() - started) / 10;
  expect(Math.abs(known - unknown)).toBeLessThan(Math.max(5, oneHash / 3));
});
