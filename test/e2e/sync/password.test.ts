import { expect, test } from "vitest";
import { ask } from "../app/seed.ts";
import { freshConfig, startApp } from "../app/start-app.ts";
import { aServer } from "./a-server.ts";
import { allSynced, PASSWORD } from "./two-people.ts";
import { axeInBothThemes, goTo, miaAlone, typeSignIn } from "./two-devices.ts";

const NEW = "eleven loud herons sing";

test("what the server was not there to say is asked again; a changed password is the one that opens from then on, and the old one is refused", async () => {
  await using server = await aServer();
  using config = freshConfig();
  await using app = await startApp({ config: config.path, env: { AE_SERVER: server.url } });
  const { page } = app;
  await miaAlone(page, server);
  server.cut();
  await goTo(page, "/settings/account");
  const [factor, devices] = [0, 1].map((nth) =>
    page.getByRole("button", { name: "Try again" }).nth(nth),
  );
  await devices?.waitFor();
  await page.getByText("The server could not be reached.").first().waitFor();
  expect(await axeInBothThemes(page)).toEqual([]);
  server.mend();
  await devices?.press("Enter");
  await page.getByText("This one").waitFor();
  await factor?.press("Enter");
  await page.getByRole("button", { name: "Set up…" }).waitFor();

  await page.getByRole("button", { name: "Change password" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Change password" });
  const current = dialog.getByLabel("Current password");
  const next = dialog.getByLabel("New password");
  await current.fill("not my password");
  await next.fill(NEW);
  await next.press("Enter");
  await dialog.getByText("That does not match.").waitFor();
  expect(await axeInBothThemes(page)).toEqual([]);
  await current.fill(PASSWORD);
  await next.fill("password1234");
  await next.press("Enter");
  await dialog.getByText("Many people use this password").waitFor();
  await next.fill(NEW);
  await next.press("Enter");
  await page.getByText("The password is changed").first().waitFor();
  await dialog.waitFor({ state: "detached" });
  await allSynced(page);

  await ask(page, "account.signOut", { data: "keep" });
  await typeSignIn(page, PASSWORD);
  await page.getByText("That does not match.").waitFor();
  await page.getByLabel("Password", { exact: true }).fill(NEW);
  await page.keyboard.press("Enter");
  await page.getByText("You are signed in").first().waitFor();
  await allSynced(page);
  expect(server.incidents).toEqual([]);
});
