import type { Page } from "playwright-core";
import { decodeQR } from "qr/decode.js";
import { expect, test } from "vitest";
import { codeOf } from "../../../backend/testing/authenticator.ts";
import { ask } from "../app/seed.ts";
import { freshConfig, type RunningApp, startApp } from "../app/start-app.ts";
import { aServer } from "./a-server.ts";
import { allSynced, PASSWORD } from "./two-people.ts";
import { axeInBothThemes, goTo, miaAlone, typeSignIn } from "./two-devices.ts";

const NEW = "eleven loud herons sing";

test("a second step is set up, asked for at sign-in and for what only Mia may do, and turned off again", async () => {
  await using server = await aServer();
  using config = freshConfig();
  await using app = await startApp({ config: config.path, env: { AE_SERVER: server.url } });
  const { page } = app;
  await miaAlone(page, server);
  const { key, codes } = await setUp(app);
  const spare = codes.values();

  await leave(page);
  await typeSignIn(page);
  await page.getByRole("heading", { name: "Second step" }).waitFor();
  expect(await axeInBothThemes(page)).toEqual([]);
  await page.getByLabel("Six digits").fill(codeOf(key, Date.now()));
  await page.keyboard.press("Enter");
  await page.getByText("You are signed in").first().waitFor();
  await allSynced(page);

  await leave(page);
  await typeSignIn(page);
  await page.getByRole("button", { name: "Use a recovery code" }).press("Enter");
  const field = page.getByLabel("Recovery code");
  await field.fill("aaaaa-aaaaa");
  await field.press("Enter");
  await page.getByText("That does not match.").waitFor();
  await field.fill(spare.next().value?.toUpperCase() ?? "");
  await field.press("Enter");
  await page.getByText("You are signed in").first().waitFor();
  await allSynced(page);

  await goTo(page, "/settings/account");
  await page.getByRole("button", { name: "Change password" }).press("Enter");
  const change = page.getByRole("dialog", { name: "Change password" });
  await change.getByLabel("Current password").fill(PASSWORD);
  await change.getByLabel("New password").fill(NEW);
  await page.keyboard.press("Enter");
  await change.getByLabel("Six digits").waitFor();
  expect(await axeInBothThemes(page)).toEqual([]);
  await change.getByRole("button", { name: "Use a recovery code" }).press("Enter");
  await change.getByLabel("Recovery code").fill(spare.next().value ?? "");
  await page.keyboard.press("Enter");
  await page.getByText("The password is changed").first().waitFor();
  await change.waitFor({ state: "detached" });

  await page.getByRole("button", { name: "Turn off…" }).press("Enter");
  const stop = page.getByRole("dialog", { name: "Turn off the second step" });
  await stop.getByLabel("Password", { exact: true }).fill(NEW);
  await page.keyboard.press("Enter");
  await stop.getByRole("button", { name: "Use a recovery code" }).press("Enter");
  await stop.getByLabel("Recovery code").fill(spare.next().value ?? "");
  await page.keyboard.press("Enter");
  await page.getByText("The second step is off").first().waitFor();
  await page.getByRole("button", { name: "Set up…" }).waitFor();

  await leave(page);
  await typeSignIn(page, NEW);
  await page.getByText("You are signed in").first().waitFor();
  expect(server.incidents).toEqual([]);
}, 120_000);

/** Sets the second step up with the keyboard, as Mia does, a mistake at each place; the key and codes she was shown. */
async function setUp({
  page,
  electron,
}: RunningApp): Promise<{ key: string; codes: readonly string[] }> {
  await goTo(page, "/settings/account");
  await page.getByRole("button", { name: "Set up…" }).waitFor();
  expect(await axeInBothThemes(page)).toEqual([]);
  await page.getByRole("button", { name: "Set up…" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Set up the second step" });
  await page.keyboard.type("not my password");
  await page.keyboard.press("Enter");
  await dialog.getByText("That does not match.").waitFor();
  await dialog.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.keyboard.press("Enter");
  const shown = dialog.getByRole("group", { name: "Key for the app" });
  const key = (await shown.innerText()).replaceAll(/\s/g, "");
  expect(key).toMatch(/^[A-Z2-7]{32,}$/);
  const picture = await dialog.getByRole("img", { name: "QR code with the key" }).screenshot();
  expect(new URL(await readQr(electron, picture)).searchParams.get("secret")).toBe(key);
  const digits = dialog.getByLabel("Six digits");
  await digits.fill(codeOf(key, 0));
  await digits.press("Enter");
  await dialog.getByText("That does not match.").waitFor();
  expect(await axeInBothThemes(page)).toEqual([]);
  await digits.fill(codeOf(key, Date.now()));
  await digits.press("Enter");
  const keep = page.getByRole("dialog", { name: "Keep your recovery codes" });
  const listed = keep.getByRole("group", { name: "Recovery codes" }).getByRole("listitem");
  await listed.nth(9).waitFor();
  const codes = await listed.allInnerTexts();
  expect(codes).toHaveLength(10);
  expect(await axeInBothThemes(page)).toEqual([]);
  await page.keyboard.press("Enter");
  await keep.getByText("Copied.").waitFor();
  await keep.getByRole("button", { name: "I have kept them" }).press("Enter");
  await page.getByText("A code from your authenticator app is asked for").waitFor();
  expect(await axeInBothThemes(page)).toEqual([]);
  return { key, codes };
}

/** What a camera reads off a part of the screen. */
async function readQr(electron: RunningApp["electron"], picture: Buffer): Promise<string> {
  const { data, ...size } = await electron.evaluate(({ nativeImage }, png) => {
    const image = nativeImage.createFromDataURL(`data:image/png;base64,${png}`);
    return { ...image.getSize(), data: image.toBitmap().toString("base64") };
  }, picture.toString("base64"));
  return decodeQR({ ...size, data: Buffer.from(data, "base64") });
}

const leave = (page: Page): Promise<unknown> => ask(page, "account.signOut", { data: "keep" });
