import { join } from "node:path";
import { expect, test } from "vitest";
import { openDb } from "#main/db/open.ts";
import { fileKey, makeProfile } from "../../faults/support/profile.ts";
import { axeFinds } from "../app/axe.ts";
import { ask, begin } from "../app/seed.ts";
import { freshConfig, giveToApp, type RunningApp, startApp } from "../app/start-app.ts";
import { silentKeyring } from "./silent-keyring.ts";

/** In German, dark, and as small as the window goes. */
async function lookSmall({ electron, page }: RunningApp): Promise<readonly unknown[]> {
  await electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setSize(720, 480),
  );
  const hasRoom = await page.evaluate(
    () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
  );
  return [await axeFinds(page), hasRoom];
}

async function inGermanAndDark(config: string): Promise<void> {
  const first = await startApp({ config });
  await begin(first.page);
  await ask(first.page, "settings.change", { language: "de", theme: "dark" });
  await first.quit();
}

test("a keychain that is silent, in German, dark and small", async () => {
  using config = freshConfig();
  await inGermanAndDark(config.path);
  using _silent = silentKeyring();
  await using app = await startApp({ config: config.path, isReady: false });
  await app.page.getByRole("heading", { name: "Dein Schlüsselbund antwortet nicht" }).waitFor();
  expect(await lookSmall(app)).toEqual([[], true]);
});

test("data of a newer version, in German, dark and small", async () => {
  using config = freshConfig();
  const folder = makeProfile(join(config.path, "All Elements"));
  await inGermanAndDark(config.path);
  const file = join(folder, "elements.db");
  const opened = openDb(file, fileKey, { mustExist: true });
  if (!opened.ok) throw new Error(opened.error.type);
  opened.value.raw.pragma("user_version = 4711");
  opened.value.raw.close();
  giveToApp(file);

  await using app = await startApp({ config: config.path });
  await app.page.getByRole("button", { name: "Ordner öffnen" }).waitFor();
  expect(await lookSmall(app)).toEqual([[], true]);
});
