import { expect, test } from "vitest";
import { ask } from "../app/seed.ts";
import { freshConfig, startApp } from "../app/start-app.ts";
import { aServer } from "./a-server.ts";
import { axeInBothThemes, goTo } from "./two-devices.ts";
import { miaAndAna } from "./two-people.ts";

test("an owner hands the organisation over, and who leaves it has nothing of it left on the computer", async () => {
  await using server = await aServer();
  using configs = new DisposableStack();
  const start = () =>
    startApp({ config: configs.use(freshConfig()).path, env: { AE_SERVER: server.url } });
  await using first = await start();
  await using second = await start();
  const [mia, ana] = [first.page, second.page];
  await miaAndAna(server, mia, ana);

  await goTo(ana, "/settings/account");
  await ana.getByText("People in Acme").waitFor();
  await ana.getByRole("button", { name: "Leave…" }).waitFor();
  expect(await ana.getByRole("button", { name: /^What to do about/ }).count()).toBe(0);

  await goTo(mia, "/settings/account");
  const row = mia.getByRole("listitem").filter({ hasText: "Ana Alvarez" });
  await row.getByText("Member").waitFor();
  expect(await axeInBothThemes(mia)).toEqual([]);
  // The only owner cannot leave others behind.
  await mia.getByRole("button", { name: "Leave…" }).click();
  expect(await axeInBothThemes(mia)).toEqual([]);
  await mia.getByRole("alertdialog").getByRole("button", { name: "Leave", exact: true }).click();
  await mia
    .getByText(/You are the only owner/)
    .first()
    .waitFor();

  await row.getByRole("button", { name: "What to do about Ana Alvarez" }).click();
  await mia.getByRole("menuitem", { name: "Make an admin" }).click();
  await row.getByText("Admin").waitFor();
  await row.getByRole("button", { name: "What to do about Ana Alvarez" }).click();
  await mia.getByRole("menuitem", { name: "Hand the organisation over…" }).click();
  await mia.getByRole("alertdialog").getByRole("button", { name: "Hand it over" }).click();
  await row.getByText("Owner").waitFor();
  expect(await row.getByRole("button", { name: /^What to do about/ }).count()).toBe(0);

  await mia.getByRole("button", { name: "Leave…" }).click();
  await mia.getByRole("alertdialog").getByRole("button", { name: "Leave", exact: true }).click();
  await mia.getByRole("heading", { name: /Welcome/ }).waitFor();
  expect((await ask(ana, "account.members", undefined)).map(({ role }) => role)).toEqual(["owner"]);
  expect(server.incidents).toEqual([]);
}, 120_000);
