import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fail } from "#core/kernel/result.ts";
import { begun, claim, fakeKeychain, freshFolder, nameIn, profileIn } from "./testing.ts";

test("a keychain that answers keeps the key, and nothing on the disk holds it", async () => {
  const folder = freshFolder();
  const { vault } = fakeKeychain();
  const profile = await begun(folder, [vault]);
  expect(profile.state).toMatchObject({ type: "ready", vault: "keychain" });
  await profile.close();
  expect(JSON.parse(readFileSync(join(folder, "key.json"), "utf8"))).toMatchObject({
    kept: { kind: "keychain", blob: "" },
    recovery: null,
  });

  const again = profileIn(folder, [vault]).profile;
  await again.start();
  expect(await nameIn(again)).toBe("Mia");
  await again.close();
});

test("without a keychain nothing is made until the person has chosen", async () => {
  const folder = freshFolder();
  const { profile } = profileIn(folder, [fakeKeychain("silent").vault]);
  await profile.start();
  expect(profile.state).toEqual({ type: "choose-vault", reason: "no-answer" });
  expect(readdirSync(folder)).toEqual([]);
});

test("a passphrase opens the data again; a wrong one does not, and says so", async () => {
  const folder = freshFolder();
  const first = profileIn(folder).profile;
  await first.start();
  await first.chooseVault({ kind: "passphrase", passphrase: "vier lose Wörter" });
  await claim(first);
  await first.close();

  const { profile } = profileIn(folder);
  await profile.start();
  expect(profile.state).toEqual({ type: "passphrase-needed", hasRecoveryCode: false });
  expect(await profile.unlock({ with: "passphrase", passphrase: "vier lose Worter" })).toEqual(
    fail({ type: "WrongPassphrase" }),
  );
  expect(profile.open).toBeUndefined();
  // The same letters as another keyboard composes them.
  await profile.unlock({ with: "passphrase", passphrase: "vier lose Wörter".normalize("NFD") });
  expect(await nameIn(profile)).toBe("Mia");
  expect(await profile.unlock({ with: "passphrase", passphrase: "vier lose Wörter" })).toEqual(
    fail({ type: "NotNow" }),
  );
  await profile.close();
});

test("two at once that unlock open the file once", async () => {
  const folder = freshFolder();
  const first = profileIn(folder).profile;
  await first.start();
  await first.chooseVault({ kind: "passphrase", passphrase: "vier lose Wörter" });
  await claim(first);
  await first.close();
  const { profile, states } = profileIn(folder);
  await profile.start();
  const answers = await Promise.all(
    [1, 2].map(() => profile.unlock({ with: "passphrase", passphrase: "vier lose Wörter" })),
  );
  expect(answers.map((answer) => answer.ok)).toEqual([true, false]);
  expect(states.filter((state) => state === "ready")).toHaveLength(1);
  await profile.close();
});

test("the recovery code opens what a lost keychain held, however it is typed, and puts the key back", async () => {
  const folder = freshFolder();
  const keychain = fakeKeychain();
  const first = await begun(folder, [keychain.vault]);
  const made = await first.newRecoveryCode();
  if (!made.ok) throw new Error("no code");
  await first.close();

  const emptied = fakeKeychain();
  const { profile } = profileIn(folder, [emptied.vault]);
  await profile.start();
  expect(profile.state).toEqual({
    type: "keychain-silent",
    reason: "does-not-have-it",
    hasRecoveryCode: true,
  });
  expect(
    await profile.unlock({
      with: "recovery",
      code: made.value.code.replace(/^./, (letter) => (letter === "A" ? "B" : "A")),
    }),
  ).toEqual(fail({ type: "WrongRecoveryCode" }));
  const typed = ` ${made.value.code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l")} `;
  expect((await profile.unlock({ with: "recovery", code: typed })).ok).toBe(true);
  expect(await nameIn(profile)).toBe("Mia");
  await profile.close();

  const after = profileIn(folder, [emptied.vault]).profile;
  await after.start();
  expect(after.state.type).toBe("ready");
  await after.close();
});

test("a new recovery code makes the earlier one worthless", async () => {
  const folder = freshFolder();
  const first = await begun(folder, [fakeKeychain().vault]);
  const [old, current] = [await first.newRecoveryCode(), await first.newRecoveryCode()];
  if (!old.ok || !current.ok) throw new Error("no code");
  await first.close();
  const { profile } = profileIn(folder, [fakeKeychain("empty").vault]);
  await profile.start();
  expect(await profile.unlock({ with: "recovery", code: old.value.code })).toEqual(
    fail({ type: "WrongRecoveryCode" }),
  );
  expect((await profile.unlock({ with: "recovery", code: current.value.code })).ok).toBe(true);
  await profile.close();
});

test("a keychain that answers late opens the profile by itself; one that was refused is not asked again", async () => {
  const folder = freshFolder();
  const keychain = fakeKeychain();
  await (await begun(folder, [keychain.vault])).close();

  keychain.become("silent");
  const { profile, states } = profileIn(folder, [keychain.vault]);
  await profile.start();
  expect(profile.state).toMatchObject({ type: "keychain-silent", reason: "no-answer" });
  keychain.settle(false);
  await new Promise((resolve) => setImmediate(resolve));
  expect(states).toEqual(["keychain-silent"]);
  await profile.start();
  keychain.become("answers");
  keychain.settle(true);
  await expect.poll(() => profile.state.type).toBe("ready");
  await profile.close();
});

test("a new profile whose keychain answers late uses it, unless the person has chosen meanwhile", async () => {
  const keychain = fakeKeychain("silent");
  const { profile } = profileIn(freshFolder(), [keychain.vault]);
  await profile.start();
  await profile.chooseVault({ kind: "file" });
  keychain.become("answers");
  keychain.settle(true);
  await new Promise((resolve) => setImmediate(resolve));
  expect(profile.unclaimed).toBeDefined();
  await claim(profile);
  expect(profile.state).toMatchObject({ type: "ready", vault: "file" });
  await profile.close();
});

test("how the key is kept can be changed later; the data and the recovery code stay", async () => {
  const folder = freshFolder();
  const { profile } = profileIn(folder);
  await profile.start();
  await profile.chooseVault({ kind: "file" });
  await claim(profile);
  const code = await profile.newRecoveryCode();
  expect(
    await profile.chooseVault({ kind: "passphrase", passphrase: "vier lose Wörter" }),
  ).toMatchObject({ ok: true, value: { type: "ready", vault: "passphrase" } });
  await profile.close();
  expect(readFileSync(join(folder, "key.json"), "utf8")).not.toContain('"key":');
  const again = profileIn(folder).profile;
  await again.start();
  expect(again.state).toEqual({ type: "passphrase-needed", hasRecoveryCode: true });
  expect(code.ok && (await again.unlock({ with: "recovery", code: code.value.code })).ok).toBe(
    true,
  );
  await again.close();
});
