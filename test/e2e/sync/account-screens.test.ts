import { expect, test } from "vitest";
import { axeFinds } from "../app/axe.ts";
import { begin } from "../app/seed.ts";
import { freshConfig, startApp } from "../app/start-app.ts";

test("the way to an account can be walked with the keyboard, says what is wrong, and axe finds nothing on it", async () => {
  using config = freshConfig();
  // Nobody answers there: a port that was never opened.
  await using app = await startApp({
    config: config.path,
    env: { AE_SERVER: "http://127.0.0.1:9" },
  });
  const { page } = app;
  await begin(page, []);
  await page.evaluate(() => void (location.hash = "#/settings/account"));
  await page.getByText("On this computer only").waitFor();
  expect(await axeFinds(page)).toEqual([]);

  await page.getByRole("button", { name: "Sign in or create an account" }).press("Enter");
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  expect(await axeFinds(page)).toEqual([]);
  await page.keyboard.type("mia@acme.test");
  await page.keyboard.press("Tab");
  await page.keyboard.type("a long password");
  await page.keyboard.press("Enter");
  await page.getByText("The server could not be reached.").waitFor();
  expect(await axeFinds(page)).toEqual([]);

  await page.getByRole("button", { name: "Create an account" }).press("Enter");
  await page.getByRole("button", { name: "I have a code already" }).press("Enter");
  await page.getByRole("heading", { name: "Check your mail" }).waitFor();
  expect(await axeFinds(page)).toEqual([]);
  await page.evaluate(() => void (location.hash = "#/refused"));
  await page.getByText("Everything was accepted").waitFor();
  expect(await axeFinds(page)).toEqual([]);
});

test("a window that was left at the account comes back there", async () => {
  using config = freshConfig();
  {
    await using app = await startApp({ config: config.path });
    await begin(app.page, []);
    await app.page.evaluate(() => void (location.hash = "#/settings/account"));
    await app.page.getByText("On this computer only").waitFor();
  }
  await using again = await startApp({ config: config.path });
  await again.page.getByText("On this computer only").waitFor();
  expect(await again.page.evaluate(() => location.hash)).toBe("#/settings/account");
});
