import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ask } from "../app/seed.ts";
import { freshConfig, startApp } from "../app/start-app.ts";
import { aServer } from "./a-server.ts";
import { allSynced } from "./two-people.ts";
import { axeInBothThemes, enterAcme, goTo, miaAlone, miaElsewhere } from "./two-devices.ts";

const UNSENT = "Written before it was signed out";

test("a computer signed out from another wipes what it had, keeps what was never sent, and fills itself when its person is back", async () => {
  await using server = await aServer();
  using configs = new DisposableStack();
  const start = () =>
    startApp({ config: configs.use(freshConfig()).path, env: { AE_SERVER: server.url } });
  await using first = await start();
  await using second = await start();
  const [one, two] = [first.page, second.page];
  await miaAlone(one, server);
  await goTo(one, "/settings/account");
  await one.getByText("This one").waitFor();
  await goTo(one, "/today");
  await miaElsewhere(two);
  await allSynced(two);

  // Its question for the key of private notes is refused first: it is not hers, she thinks.
  await goTo(one, "/settings/privacy");
  const asking = one.getByRole("status").filter({ hasText: "asks for your private notes." });
  await asking.getByRole("button", { name: "Not mine" }).click();
  await one
    .getByText(/was refused\. If it is not yours/)
    .first()
    .waitFor();
  await asking.waitFor({ state: "detached" });

  // Without the key a private task cannot be sent: it waits there.
  await ask(two, "tasks.add", { title: UNSENT, pairId: null } as never);

  await goTo(one, "/settings/account");
  const devices = one.getByRole("listitem").filter({ hasText: "Last seen" });
  await devices.nth(1).waitFor();
  await devices.getByRole("button", { name: "Sign out" }).click();
  expect(await axeInBothThemes(one)).toEqual([]);
  await one.getByRole("alertdialog").getByRole("button", { name: "Sign it out" }).click();
  await devices.nth(1).waitFor({ state: "detached" });
  expect(await devices.count()).toBe(1);

  // It hears of it, and nothing of the organisation's is left there.
  await two.getByText("Acme has signed this computer out.").waitFor();
  await two.getByRole("heading", { name: /Welcome/ }).waitFor();
  await two.getByText("One change had never been sent.").waitFor();
  expect(await axeInBothThemes(two)).toEqual([]);
  expect(existsSync(join(second.userData, "profile", "backups"))).toBe(false);
  expect(server.pushed.join("\n")).not.toContain(UNSENT);

  // It was hers after all: with her password shown again it fills itself, and what was never sent waits for her there.
  await two.getByRole("button", { name: "I have an account already" }).click();
  await enterAcme(two);
  await allSynced(two, 1);
  const names = (await ask(two, "people.list", undefined)).map(({ name }) => name);
  expect(names.toSorted()).toEqual(["Ana Alvarez", "Mia Manager"]);
  await goTo(two, "/refused");
  await two.getByRole("heading", { name: "Never sent" }).waitFor();
  expect(await axeInBothThemes(two)).toEqual([]);
  await two.getByRole("button", { name: "Send again" }).click();
  await two.getByText("Everything was accepted").waitFor();
  await goTo(one, "/settings/privacy");
  await asking.getByRole("button", { name: /^Allow, it shows/ }).click();
  await allSynced(two);
  await allSynced(one);
  const found = await ask(one, "search.find", { query: "Written before", limit: 10 });
  expect(found.hits.length).toBe(1);
  await goTo(one, "/settings/account");
  await devices.nth(1).waitFor();
  expect(server.incidents).toEqual([]);
}, 120_000);
