import { expect, test } from "vitest";
import type { Gallery } from "../gallery.ts";
import { appears, goes } from "./appears.ts";

/** Button, IconButton, Chip, Link. */
export function buttons(gallery: () => Gallery): void {
  test("a button is pressed by Enter and by Space", async () => {
    const page = await gallery().show("buttons");
    const save = page.getByRole("button", { name: "Save changes" }).first();
    await save.press("Enter");
    await save.press("Space");
    expect(await appears(page.getByText("Pressed 2"))).toBe(true);
  });

  test("a disabled button is passed over by Tab, a pending one keeps the focus and says that it works", async () => {
    const page = await gallery().show("buttons");
    await page.getByRole("button", { name: "Sort" }).focus();
    await page.keyboard.press("Tab");
    const pending = page.locator(":focus");
    expect(await pending.textContent()).toBe("Saving");
    expect(await pending.getAttribute("data-pending")).toBe("true");
  });

  test("the keyboard shows where it is, the mouse does not", async () => {
    const page = await gallery().show("buttons");
    const save = page.getByRole("button", { name: "Save changes" }).first();
    const ring = () => save.evaluate((button) => getComputedStyle(button).outlineStyle);
    await save.click();
    expect(await ring()).toBe("none");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Shift+Tab");
    expect(await ring()).toBe("solid");
  });

  test("an icon button tells its name and its shortcut as soon as the keyboard is on it", async () => {
    const page = await gallery().show("buttons");
    const remind = page.getByRole("button", { name: "Remind me", exact: true });
    await page.getByRole("button", { name: "Saving" }).focus();
    await page.keyboard.press("Tab");
    await page.getByRole("tooltip", { name: "Remind me" }).waitFor();
    expect(await page.getByRole("tooltip").textContent()).toBe("Remind meR");
    expect(await remind.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press("Escape");
    await page.getByRole("tooltip").waitFor({ state: "detached" });
  });

  test("an icon button that is a switch says whether it is on", async () => {
    const page = await gallery().show("buttons");
    const pin = page.getByRole("button", { name: "Pin" });
    expect(await pin.getAttribute("aria-pressed")).toBe("false");
    await pin.press("Space");
    expect(await pin.getAttribute("aria-pressed")).toBe("true");
  });

  test("a chip goes when its remove button is pressed", async () => {
    const page = await gallery().show("buttons");
    await page.getByRole("button", { name: "Remove Ana Kovač" }).press("Enter");
    expect(await goes(page.getByRole("button", { name: "Remove Ana Kovač" }))).toBe(true);
  });

  test("a person keeps the colour through a change of name, and a screen reader hears the name", async () => {
    const page = await gallery().show("buttons");
    const colours = await page
      .getByRole("img", { name: "Ana Kovač" })
      .evaluateAll((all) => all.map((one) => getComputedStyle(one).backgroundColor));
    expect(colours.length).toBeGreaterThan(5);
    expect(new Set(colours).size).toBe(1);
  });

  test("a link goes to a place in the app without loading the page anew", async () => {
    const page = await gallery().show("buttons");
    await page.evaluate(() => document.body.setAttribute("data-same", ""));
    await page.getByRole("link", { name: "Today" }).press("Enter");
    await page.getByRole("heading", { name: "Thursday, 12 June" }).waitFor();
    expect(await page.locator("body[data-same]").count()).toBe(1);
  });
}
