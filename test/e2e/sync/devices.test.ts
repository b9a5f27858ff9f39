import { expect, test } from "vitest";
import { ask } from "../app/seed.ts";
import { freshConfig, startApp } from "../app/start-app.ts";
import { aServer } from "./a-server.ts";
import { allSynced } from "./two-people.ts";
import { axeInBothThemes, goTo, miaAlone, miaElsewhere, typeSignIn } from "./two-devices.ts";

test("a computer signed out from another says so, keeps what it has and sends nothing more, until its person signs in again", async () => {
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

  await goTo(one, "/settings/account");
  const devices = one.getByRole("listitem").filter({ hasText: "Last seen" });
  await devices.nth(1).waitFor();
  await devices.getByRole("button", { name: "Sign out" }).click();
  expect(await axeInBothThemes(one)).toEqual([]);
  await one.getByRole("alertdialog").getByRole("button", { name: "Sign it out" }).click();
  await devices.nth(1).waitFor({ state: "detached" });
  expect(await devices.count()).toBe(1);

  await goTo(two, "/settings/account");
  await two.getByText("This computer is no longer signed in to Acme.").waitFor();
  expect(await axeInBothThemes(two)).toEqual([]);
  expect(await ask(two, "sync.status", undefined)).toMatchObject({
    phase: "paused",
    reason: "removed",
  });
  const title = "Written after it was signed out";
  await ask(two, "tasks.add", { title, pairId: null } as never);
  await ask(two, "sync.now", undefined);
  await allSynced(one);
  expect(server.pushed.join("\n")).not.toContain(title);
  const names = (await ask(two, "people.list", undefined)).map(({ name }) => name);
  expect(names.toSorted()).toEqual(["Ana Alvarez", "Mia Manager"]);

  // It was hers after all: with her password shown again it may ask again, too.
  await typeSignIn(two);
  await two.getByText("You are signed in").first().waitFor();
  await goTo(one, "/settings/privacy");
  await asking.getByRole("button", { name: /^Allow, it shows/ }).click();
  await allSynced(two);
  await allSynced(one);
  const found = await ask(one, "search.find", { query: "Written after", limit: 10 });
  expect(found.hits.length).toBe(1);
  await goTo(one, "/settings/account");
  await devices.nth(1).waitFor();
  expect(server.incidents).toEqual([]);
}, 120_000);
