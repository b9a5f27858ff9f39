import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "vitest";
import { ask } from "../app/seed.ts";
import { freshConfig, startApp } from "../app/start-app.ts";
import { openNote } from "./note-page.ts";

test("an earlier version is read and put back; the text before it is a version too, and the editor's undo leads back", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  const { note, personId, text } = await openNote(page);
  await note.click();
  await page.keyboard.type("The plan from spring, with all that we agreed then");
  await page.getByText("Saved", { exact: true }).waitFor();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("Something else entirely");
  await page.getByText("Saved", { exact: true }).waitFor();
  await page.waitForTimeout(500);
  await page.getByRole("button", { name: "Earlier versions" }).click();
  const dialog = page.getByRole("dialog", { name: "Earlier versions" });
  await dialog.getByRole("option").first().waitFor();
  await dialog.locator(".note-preview").getByText("The plan from spring").waitFor();
  await page.waitForTimeout(300);
  const { violations } = await new AxeBuilder({ page: page as never })
    .setLegacyMode(true)
    .analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  await dialog.getByRole("button", { name: "Put this version back" }).click();
  await dialog.waitFor({ state: "hidden" });
  expect(await text()).toBe("The plan from spring, with all that we agreed then");
  const versions = await ask(page, "notes.history", {
    note: { kind: "person-private", personId },
  } as never);
  expect(versions.map(({ opening }) => opening)).toContain("Something else entirely");
  await page.keyboard.press("Control+Z");
  expect(await text()).toBe("Something else entirely");
});
