import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ask } from "../app/seed.ts";
import { freshConfig, startApp } from "../app/start-app.ts";
import { aServer } from "./a-server.ts";
import { axeInBothThemes, goTo } from "./two-devices.ts";
import { addPoint, agendaIn, allSynced, miaAndAna, PASSWORD } from "./two-people.ts";

test("a deleted account leaves nothing on the server but what was shared, and nothing on its computer; the other half keeps the 1:1", async () => {
  await using server = await aServer();
  using configs = new DisposableStack();
  const start = () =>
    startApp({ config: configs.use(freshConfig()).path, env: { AE_SERVER: server.url } });
  await using first = await start();
  await using second = await start();
  const [mia, ana] = [first.page, second.page];
  const { pairId } = await miaAndAna(server, mia, ana);
  await addPoint(ana, pairId, "Shared by Ana");
  for (const page of [ana, mia]) await allSynced(page);

  // Mia owns what Ana is in: she would leave her without an owner.
  await goTo(mia, "/settings/account");
  await mia.getByRole("button", { name: "Delete account…" }).click();
  const dialog = mia.getByRole("dialog", { name: "Delete your account?" });
  const now = dialog.getByRole("button", { name: "Delete for good" });
  await dialog.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await dialog.getByLabel("To confirm, type mia@acme.test").fill("ana@acme.test");
  expect(await now.isDisabled()).toBe(true);
  await dialog.getByLabel("To confirm, type mia@acme.test").fill("mia@acme.test");
  await now.click();
  await dialog.getByText("You are the only owner").waitFor();
  expect(await axeInBothThemes(mia)).toEqual([]);
  await mia.keyboard.press("Escape");
  await allSynced(mia);

  await goTo(ana, "/settings/account");
  await ana.getByRole("button", { name: "Delete account…" }).click();
  await ana.getByLabel("To confirm, type ana@acme.test").fill("ana@acme.test");
  await ana.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await ana.keyboard.press("Enter");
  await ana.getByRole("heading", { name: /Welcome/ }).waitFor();
  // She did it herself: nobody signed her out.
  expect(await ana.getByText("has signed this computer out").count()).toBe(0);
  expect(existsSync(join(second.userData, "profile", "backups"))).toBe(false);

  const kept = await server.rows("select scope_id, data::text as data from sync_row");
  const words = JSON.stringify(kept);
  expect(words).toContain("Shared by Ana");
  expect(words).not.toContain("ana@acme.test");
  const accounts = await server.rows("select email from account");
  expect(accounts).toEqual([{ email: "mia@acme.test" }]);
  await allSynced(mia);
  expect(await agendaIn(mia, pairId)).toContain("Shared by Ana");
  const names = (await ask(mia, "people.removed", undefined)).map(({ name }) => name);
  expect(names).toEqual(["Ana Alvarez"]);
  expect(server.incidents).toEqual([]);
}, 120_000);
