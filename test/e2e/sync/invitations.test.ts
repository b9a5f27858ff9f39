import { expect, test } from "vitest";
import type { PersonId } from "#core/kernel/ids.ts";
import { ask, begin } from "../app/seed.ts";
import { freshConfig, startApp } from "../app/start-app.ts";
import { aServer } from "./a-server.ts";
import { axeInBothThemes, goTo } from "./two-devices.ts";
import { allSynced, mailed, PASSWORD, signUp } from "./two-people.ts";

test("an invitation is seen as long as it waits, mailed anew and taken back; who is invited reads by whom before joining", async () => {
  await using server = await aServer();
  using configs = new DisposableStack();
  const start = () =>
    startApp({ config: configs.use(freshConfig()).path, env: { AE_SERVER: server.url } });
  await using first = await start();
  await using second = await start();
  const [mia, ana] = [first.page, second.page];
  const { ids } = await begin(mia, ["Ana Alvarez", "Ben Beck"]);
  const [anaId, benId] = [ids["Ana Alvarez"] as PersonId, ids["Ben Beck"] as PersonId];
  await ask(mia, "people.change", { id: anaId, details: { email: "ana@acme.test" } });
  await ask(mia, "people.change", { id: benId, details: { email: "ben@acme.test" } });
  await signUp(mia, server, "mia@acme.test", "Mia Manager");
  await ask(mia, "account.found", { name: "Acme" } as never);
  await allSynced(mia);
  for (const personId of [anaId, benId])
    await ask(mia, "account.invite", { personId, role: "member", language: "en" });
  const old = await mailed(server, "ana@acme.test", "/join");
  await goTo(mia, "/settings/account");
  await mia.getByText("mia@acme.test").first().waitFor();
  const rows = mia.getByRole("listitem").filter({ hasText: "Open until" });
  await rows.nth(1).waitFor();
  expect(await axeInBothThemes(mia)).toEqual([]);

  await rows.filter({ hasText: "Ben Beck" }).getByRole("button", { name: "Take back…" }).click();
  expect(await axeInBothThemes(mia)).toEqual([]);
  await mia.getByRole("alertdialog").getByRole("button", { name: "Take it back" }).click();
  await rows.nth(1).waitFor({ state: "detached" });
  await rows.getByRole("button", { name: "Send again" }).click();
  await mia.getByText("Invitation sent to ana@acme.test").first().waitFor();

  await ana.getByRole("button", { name: "I have an account already" }).click();
  await signUp(ana, server, "ana@acme.test", "Ana A. Alvarez");
  const code = await mailed(server, "ana@acme.test", "/join");
  expect(code).not.toBe(old);
  await expect(ask(ana, "account.join", { code: old })).rejects.toThrow("CodeSpent");
  await goTo(ana, `/account?invitation=${code}`);
  await ana.getByLabel("E-mail").fill("ana@acme.test");
  await ana.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await ana.keyboard.press("Enter");
  await ana.getByText("mia@acme.test invites you to Acme.").waitFor();
  expect(await axeInBothThemes(ana)).toEqual([]);
  await ana.getByRole("button", { name: "Join" }).click();
  await ana.getByText("You are signed in").first().waitFor();
  await allSynced(ana);
  // Nobody was asked for a name at the start: the account says it.
  const people = await ask(ana, "people.list", undefined);
  expect(people.find(({ isMe }) => isMe)?.name).toBe("Ana A. Alvarez");

  await goTo(mia, "/today");
  await goTo(mia, "/settings/account");
  await rows.first().waitFor({ state: "detached" });
  expect(server.incidents).toEqual([]);
}, 120_000);
