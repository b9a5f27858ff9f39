import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { axeFinds } from "../app/axe.ts";
import { ask, begin } from "../app/seed.ts";
import { freshConfig, startApp } from "../app/start-app.ts";
import { aServer } from "./a-server.ts";
import { allSynced, PASSWORD, signUp } from "./two-people.ts";

test("signed out, the data stays and waits; the same person comes back, nobody else; at last nothing is left", async () => {
  await using server = await aServer();
  using config = freshConfig();
  await using app = await startApp({ config: config.path, env: { AE_SERVER: server.url } });
  const { page } = app;
  await begin(page, ["Ana Alvarez"]);
  await signUp(page, server, "mia@acme.test", "Mia Manager");
  await ask(page, "account.found", { name: "Acme" } as never);
  await allSynced(page);

  await go(page, "/settings/account");
  await page.getByText("mia@acme.test").waitFor();
  await page.getByText("This one").waitFor();
  expect(await axeFinds(page)).toEqual([]);
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Sign out of Acme?" });
  expect(await axeFinds(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.getByText("You signed out.").waitFor();
  expect(await ask(page, "sync.status", undefined)).toEqual({ type: "off" });

  await ask(page, "tasks.add", { title: "Written while signed out", pairId: null } as never);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.keyboard.press("Enter");
  await page.getByText("You are signed in").first().waitFor();
  await allSynced(page);

  await go(page, "/settings/account");
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.getByText("Remove my data from this computer").click();
  await page.getByRole("button", { name: "Sign out and remove" }).click();
  await page.getByRole("heading", { name: /Welcome/ }).waitFor();
  expect(existsSync(join(app.userData, "profile", "backups"))).toBe(false);
  expect(server.incidents).toEqual([]);
});

test("a profile takes one account: another one is refused and told what to do", async () => {
  await using server = await aServer();
  using config = freshConfig();
  await using app = await startApp({ config: config.path, env: { AE_SERVER: server.url } });
  const { page } = app;
  await begin(page, []);
  await signUp(page, server, "mia@acme.test", "Mia Manager");
  await ask(page, "account.found", { name: "Acme" } as never);
  await allSynced(page);
  await ask(page, "account.signOut", { data: "keep" });
  await signUp(page, server, "ana@acme.test", "Ana Alvarez");
  await expect(ask(page, "account.found", { name: "Other" } as never)).rejects.toThrow(
    /OtherAccount|Taken/,
  );
  expect((await ask(page, "account.state", undefined)).type).toBe("account");
});

const go = (page: Page, path: string): Promise<void> =>
  page.evaluate((hash) => void (location.hash = hash), `#${path}`);
