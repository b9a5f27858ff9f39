import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openDb } from "#main/db/open.ts";
import { fileKey, makeProfile } from "../../faults/support/profile.ts";
import { axeFinds } from "../app/axe.ts";
import { ask, begin } from "../app/seed.ts";
import { freshConfig, giveToApp, startApp, type RunningApp } from "../app/start-app.ts";
import { silentKeyring } from "./silent-keyring.ts";

/** No session bus, so no keychain answers: as on a server or in a bare window manager. */
const noKeyring = { DBUS_SESSION_BUS_ADDRESS: "unix:path=/nonexistent/bus" };
const PASSPHRASE = "vier lose Wörter";
const profileOf = (app: RunningApp, ...parts: readonly string[]) =>
  join(app.userData, "profile", ...parts);

async function choosePassphrase({ page }: RunningApp): Promise<void> {
  await page.getByLabel("New passphrase").fill(PASSPHRASE);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Your name").waitFor();
}

async function unlock({ page }: RunningApp): Promise<void> {
  await page.getByLabel("Passphrase").fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "People" }).waitFor();
}

test("without a keychain: an informed choice, a passphrase, a kill, and the data is there again", async () => {
  using config = freshConfig();
  const first = await startApp({ config: config.path, env: noKeyring });
  await first.page
    .getByRole("heading", { name: "How should the key of your data be kept?" })
    .waitFor();
  expect(await axeFinds(first.page)).toEqual([]);
  await first.page.getByLabel("New passphrase").fill("kurz");
  await first.page.getByRole("button", { name: "Continue" }).click();
  await first.page.getByText("Use at least 8 characters.").waitFor();
  await choosePassphrase(first);
  await begin(first.page, ["Ana Souza"]);
  await first.kill();
  expect(readFileSync(profileOf(first, "key.json"), "utf8")).not.toContain("Wörter");

  await using again = await startApp({ config: config.path, env: noKeyring });
  const { page } = again;
  const megabytes = (): Promise<number> =>
    again.electron.evaluate(() => process.memoryUsage().rss / 1024 / 1024);
  await page.getByLabel("Passphrase").waitFor();
  const before = await megabytes();
  await page.getByLabel("Passphrase").fill("vier lose Worte");
  await page.keyboard.press("Enter");
  await page.getByText("That is not the passphrase.").waitFor();
  expect(await axeFinds(page)).toEqual([]);
  await unlock(again);
  // Each of the two tries took 256 MiB, and gave them back.
  expect((await megabytes()) - before).toBeLessThan(200);
  expect((await ask(page, "people.list", undefined)).map(({ name }) => name)).toEqual([
    "Ana Souza",
    "Mia Manager",
  ]);
});

test("the key beside the data is said for what it is, and can be replaced by a passphrase", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path, env: noKeyring });
  const { page } = app;
  await page.getByText("In a file beside the data").click();
  await page.getByText("Whoever can read this disk can read your data.").waitFor();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Your name").waitFor();
  await begin(page);
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("link", { name: "Backups" }).click();
  await page.getByText("The key lies beside your data.").waitFor();
  await page.getByRole("button", { name: "Protect with a passphrase" }).click();
  await page.getByLabel("New passphrase").fill(PASSPHRASE);
  await page.getByRole("button", { name: "Use this passphrase" }).click();
  await page.getByRole("button", { name: "Change the passphrase" }).waitFor();
  expect(readFileSync(profileOf(app, "key.json"), "utf8")).not.toContain('"key":');
});

test("a keychain that does not answer delays neither the first paint nor the way out of it", async () => {
  using config = freshConfig();
  const first = await startApp({ config: config.path });
  await begin(first.page, ["Ana Souza"]);
  const made = await ask(first.page, "profile.makeRecoveryCode", undefined);
  expect(JSON.parse(readFileSync(profileOf(first, "key.json"), "utf8"))).toMatchObject({
    kept: { kind: "keychain" },
  });
  await first.quit();

  using _silent = silentKeyring();
  const started = performance.now();
  await using app = await startApp({ config: config.path, isReady: false });
  const { page } = app;
  await page.getByText("Waiting for your keychain").waitFor();
  expect(performance.now() - started).toBeLessThan(4_000);
  await page.getByRole("heading", { name: "Your keychain does not answer" }).waitFor();
  expect(performance.now() - started).toBeLessThan(9_000);
  expect(await axeFinds(page)).toEqual([]);
  await page.getByRole("button", { name: "Use the recovery code" }).click();
  await page.getByLabel("Recovery code").fill("0000 0000 0000");
  await page.keyboard.press("Enter");
  await page.getByText("That is not the recovery code of this data.").waitFor();
  await page.getByLabel("Recovery code").fill(made.code.toLowerCase().replaceAll("-", " "));
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "People" }).waitFor();
  expect((await ask(page, "people.list", undefined)).length).toBe(2);
  const quitting = performance.now();
  await app.quit();
  expect(performance.now() - quitting).toBeLessThan(8_000);
});

test("a damaged file: what happened, a backup to look into, and the data as it was", async () => {
  using config = freshConfig();
  const first = await startApp({ config: config.path });
  await begin(first.page, ["Ana Souza"]);
  await ask(first.page, "backups.create", undefined);
  await first.quit();
  const file = profileOf(first, "elements.db");
  const bytes = readFileSync(file);
  bytes.fill(7, 0, 8_192);
  writeFileSync(file, bytes);

  await using app = await startApp({ config: config.path });
  const { page } = app;
  await page.getByRole("heading", { name: "Your data file is damaged" }).waitFor();
  expect(await axeFinds(page)).toEqual([]);
  await page
    .getByRole("grid", { name: "Backups" })
    .getByRole("row")
    .filter({ hasText: "By hand" })
    .click();
  const preview = page.getByRole("dialog", { name: /Backup of/ });
  await preview.getByText("Ana Souza").waitFor();
  expect(await axeFinds(page)).toEqual([]);
  await preview.getByRole("button", { name: "Restore…" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Restore" }).click();
  await page.getByRole("link", { name: "People" }).waitFor();
  expect((await ask(page, "people.list", undefined)).map(({ name }) => name)).toEqual([
    "Ana Souza",
    "Mia Manager",
  ]);
});

test("data whose key record is gone is not given another key", async () => {
  using config = freshConfig();
  const first = await startApp({ config: config.path });
  await begin(first.page);
  await first.quit();
  const record = readFileSync(profileOf(first, "key.json"));
  rmSync(profileOf(first, "key.json"));
  await using app = await startApp({ config: config.path });
  const { page } = app;
  await page.getByText(/key\.json\) is missing/).waitFor();
  expect(await axeFinds(page)).toEqual([]);
  writeFileSync(profileOf(app, "key.json"), record);
  giveToApp(profileOf(app, "key.json"));
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("link", { name: "People" }).waitFor();
});

test("data of a newer version is left alone, and the page says so", async () => {
  using config = freshConfig();
  const folder = makeProfile(join(config.path, "All Elements"));
  const first = await startApp({ config: config.path });
  await begin(first.page, ["Ana Souza"]);
  await first.quit();
  const file = join(folder, "elements.db");
  const opened = openDb(file, fileKey, { mustExist: true });
  if (!opened.ok) throw new Error(opened.error.type);
  opened.value.raw.pragma("user_version = 4711");
  opened.value.raw.close();
  giveToApp(file);
  const before = readFileSync(file);

  await using app = await startApp({ config: config.path });
  const { page } = app;
  await page.getByRole("heading", { name: "This data is from a newer version" }).waitFor();
  await page.getByText(/The file has format 4711, .* Nothing was changed\./).waitFor();
  await page.getByRole("button", { name: "Open the folder" }).waitFor();
  expect([await axeFinds(page), readFileSync(file).equals(before)]).toEqual([[], true]);
});

test("a keychain that answers late opens the data by itself", async () => {
  using config = freshConfig();
  const first = await startApp({ config: config.path });
  await begin(first.page, ["Ana Souza"]);
  await first.quit();
  using silent = silentKeyring();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  await page.getByRole("heading", { name: "Your keychain does not answer" }).waitFor();
  await page.getByText("There is no recovery code for this data").waitFor();
  silent[Symbol.dispose]();
  await page.getByRole("link", { name: "People" }).waitFor();
  expect((await ask(page, "people.list", undefined)).length).toBe(2);
});
