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
  const cost = { memoryKiB: 32_768, passes: 3 };
  const hasher = passwordHasher(cost);
  await using backend = await anAccountsBackend({ cost });
  await signedUp(backend, "known");
  const timed = async (work: () => Promise<unknown>) => {
    const started = performance.now();
    await work();
    return performance.now() - started;
  };
  const signIn = (name: string, address: string) =>
    timed(() =>
      backend.refused(
        "account.signIn",
        { email: addressOf(name), password: "wrong one" },
        { address },
      ),
    );
  // In turns, and each pair beside one hash: whatever else the machine does falls on all three alike.
  const pairs: { readonly apart: number; readonly hash: number }[] = [];
  for (let n = 0; n < 31; n++) {
    const known = await signIn("known", `10.1.${n}.1`);
    const unknown = await signIn(`unknown-${n}`, `10.2.${n}.1`);
    pairs.push({
      apart: known - unknown,
      hash: await timed(() => hasher.hash("one hash")),
    });
  }
  const median = (times: readonly number[]) => times.toSorted((a, b) => a - b)[15] ?? 0;
  const apart = Math.abs(median(pairs.map((pair) => pair.apart)));
  // What must not be seen is a hash that was left out; half of one is far above what a busy machine does to a median of pairs.
  expect(apart).toBeLessThan(median(pairs.map((pair) => pair.hash)) / 2);
});
