import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Gallery } from "../gallery.ts";
import { goes } from "./appears.ts";

/** Toasts: heard, undone, and gone after ten seconds that stop while they are looked at. */
export function toasts(gallery: () => Gallery): void {
  test("the region that speaks is there before the first message, and says it politely", async () => {
    const page = await gallery().show("floating");
    const voice = page.locator("body > [role=status][aria-live=polite]");
    expect(await voice.count()).toBe(1);
    expect(await voice.textContent()).toBe("");
    await page.getByRole("button", { name: "Close meeting quietly" }).press("Enter");
    await expect
      .poll(() => voice.textContent())
      .toBe("Meeting closed. Three points carried to 19 June.");
  });

  test("the way back is one press, and the message goes with it", async () => {
    const page = await gallery().show("floating");
    await page.getByRole("button", { name: "Share a point" }).press("Enter");
    await page.getByRole("button", { name: "Undo" }).press("Enter");
    await page.getByText("Last: undone").waitFor();
    expect(await goes(page.getByRole("alertdialog"))).toBe(true);
  });

  test("a message is reached by F6 and the focus returns when it is closed", async () => {
    const page = await gallery().show("floating");
    const share = page.getByRole("button", { name: "Share a point" });
    await share.press("Enter");
    await page.getByRole("alertdialog").waitFor();
    await page.keyboard.press("F6");
    await expect.poll(() => page.locator("[role=region]:focus-within").count()).toBe(1);
    await page.getByRole("alertdialog").getByRole("button", { name: "Close" }).press("Enter");
    await expect
      .poll(() => share.evaluate((button) => button === document.activeElement))
      .toBe(true);
  });

  test("a message goes after ten seconds, but not while the pointer rests on it", async () => {
    const page = await gallery().show("floating");
    await page.clock.install();
    await share(page);
    await page.clock.fastForward(9_000);
    await page.getByRole("alertdialog").hover();
    await page.clock.fastForward(60_000);
    expect(await page.getByRole("alertdialog").count()).toBe(1);
    await page.mouse.move(5, 5);
    await page.clock.fastForward(2_000);
    await page.getByRole("alertdialog").waitFor({ state: "detached" });
  });

  test("what went wrong stays until it is closed", async () => {
    const page = await gallery().show("floating");
    await page.clock.install();
    await page.getByRole("button", { name: "Fail" }).press("Enter");
    await page.getByRole("alertdialog").waitFor();
    await page.clock.fastForward(60_000);
    expect(await page.getByRole("alertdialog").count()).toBe(1);
  });
}

async function share(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Share a point" }).press("Enter");
  await page.getByRole("alertdialog").waitFor();
}
