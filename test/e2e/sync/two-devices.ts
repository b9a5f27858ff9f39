import type { Page } from "playwright-core";
import type { PersonId } from "#core/kernel/ids.ts";
import { axeFinds } from "../app/axe.ts";
import { ask, begin } from "../app/seed.ts";
import type { RunningServer } from "./a-server.ts";
import { allSynced, noteSaying, PASSWORD, signUp } from "./two-people.ts";

// Mia alone, on one computer and on another: what she does there she does on the screens.

export const EMAIL = "mia@acme.test";

/** Mia founded Acme on this computer, and knows Ana. */
export async function miaAlone(
  page: Page,
  server: RunningServer,
): Promise<{ readonly anaId: PersonId }> {
  const { ids } = await begin(page, ["Ana Alvarez"]);
  await signUp(page, server, EMAIL, "Mia Manager");
  await ask(page, "account.found", { name: "Acme" } as never);
  await allSynced(page);
  return { anaId: ids["Ana Alvarez"] as PersonId };
}

/** Address and password, as one types them where an account is asked for. */
export async function typeSignIn(page: Page, password = PASSWORD): Promise<void> {
  await goTo(page, "/account");
  await page.getByRole("heading", { name: "Sign in", level: 1 }).waitFor();
  await page.getByLabel("E-mail").fill(EMAIL);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.keyboard.press("Enter");
}

/** Another computer of Mia's, new: she begins there and signs in to the account she has. */
export async function miaElsewhere(page: Page): Promise<void> {
  await begin(page, []);
  await enterAcme(page);
}

/** Signs in, and chooses the organisation she belongs to. */
export async function enterAcme(page: Page): Promise<void> {
  await typeSignIn(page);
  await page.getByRole("radio", { name: /^Acme/ }).waitFor();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByText("You are signed in").first().waitFor();
  await page.locator("body[data-ready]").waitFor();
}

/** A private note of Mia's about somebody. */
export const noteAbout = (page: Page, personId: PersonId, text: string): Promise<unknown> =>
  ask(page, "notes.append", {
    note: { kind: "person-private", personId },
    update: noteSaying(text),
  });

/** Waits until the private note about somebody stands on their page. */
export async function readNoteAbout(page: Page, personId: PersonId, text: string): Promise<void> {
  await goTo(page, `/people/${personId}`);
  await page
    .getByRole("textbox", { name: "Private note" })
    .filter({ hasText: text })
    .waitFor({ timeout: 20_000 });
}

export const goTo = (page: Page, path: string): Promise<void> =>
  page.evaluate((hash) => void (location.hash = hash), `#${path}`);

/** What axe finds on a screen as it stands, in light and in dark. */
export async function axeInBothThemes(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const theme of ["dark", "light"] as const) {
    await page.evaluate((name) => void (document.documentElement.dataset["theme"] = name), theme);
    found.push(...(await axeFinds(page)).map((line) => `${theme}: ${line}`));
  }
  return found;
}
