import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Gallery } from "../gallery.ts";
import { appears } from "./appears.ts";

/** Menu, ContextMenu, Dialog, AlertDialog, Popover, CommandPalette. */
export function floating(gallery: () => Gallery): void {
  test("a menu opens by key, is walked by arrows, acts by Enter, and gives the focus back", async () => {
    const page = await gallery().show("floating");
    const more = page.getByRole("button", { name: "More" });
    await more.press("Enter");
    await page.getByRole("menuitem", { name: "Copy" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByText("Last: remind").waitFor();
    await expect.poll(() => focusedName(page)).toBe("More");
  });

  test("a menu shows the shortcuts of its items", async () => {
    const page = await gallery().show("floating");
    await page.getByRole("button", { name: "More" }).press("Enter");
    expect(await page.getByRole("menuitem", { name: "Copy" }).locator("kbd").textContent()).toBe(
      "CtrlC",
    );
  });

  test("a submenu opens to the side and closes back to its item", async () => {
    const page = await gallery().show("floating");
    await page.getByRole("button", { name: "More" }).press("Enter");
    await page.getByRole("menuitem", { name: "Copy" }).waitFor();
    await page.keyboard.type("ass");
    await page.keyboard.press("ArrowRight");
    await page.getByRole("menuitem", { name: "Ana Kovač" }).waitFor();
    await page.keyboard.press("ArrowLeft");
    await page.getByRole("menuitem", { name: "Ana Kovač" }).waitFor({ state: "detached" });
    await page.keyboard.press("ArrowRight");
    await page.getByRole("menuitem", { name: "Ana Kovač" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    expect(await appears(page.getByText("Last: assign ben"))).toBe(true);
  });

  test("a menu of choices says which one holds", async () => {
    const page = await gallery().show("floating");
    await page.getByRole("button", { name: "Sort" }).press("Enter");
    await page.getByRole("menuitemradio", { name: "Due date", checked: true }).waitFor();
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    expect(await appears(page.getByText("Sorted by person"))).toBe(true);
  });

  test("the menu of a row opens by Shift+F10 for the row that has the focus", async () => {
    const page = await gallery().show("floating");
    await page.getByRole("row", { name: "one" }).focus();
    await page.keyboard.press("ArrowDown");
    // What Shift+F10 and the menu key make the browser say; neither key reaches a page under automation.
    await page.locator(":focus").dispatchEvent("contextmenu", { button: 0 });
    await page.getByRole("menuitem", { name: "Open two" }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByText("Last: open two").waitFor();
    await expect.poll(() => focusedName(page)).toContain("two");
  });

  test("the menu of a row opens where the pointer is", async () => {
    const page = await gallery().show("floating");
    const row = await page.getByRole("row", { name: "one" }).boundingBox();
    const [x, y] = [(row?.x ?? 0) + 120, (row?.y ?? 0) + 12];
    await page.mouse.click(x, y, { button: "right" });
    await page.getByRole("menuitem", { name: "Open one" }).waitFor();
    const menu = await page.getByRole("menu").boundingBox();
    expect(Math.abs((menu?.x ?? 0) - x)).toBeLessThan(8);
    expect(Math.abs((menu?.y ?? 0) - y)).toBeLessThan(8);
  });

  test("a dialog keeps the focus inside and gives it back", async () => {
    const page = await gallery().show("floating");
    await page.getByRole("button", { name: "New 1:1" }).press("Enter");
    await page.getByRole("dialog", { name: "New 1:1" }).waitFor();
    await expect.poll(() => page.locator(":focus").getAttribute("placeholder")).toBe("Name");
    for (let presses = 0; presses < 7; presses++) {
      await page.keyboard.press("Tab");
      expect(await page.locator("[role=dialog] :focus").count()).toBe(1);
    }
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await expect.poll(() => focusedName(page)).toBe("New 1:1");
  });

  test("a click beside a dialog closes it, beside an alert it does not", async () => {
    const page = await gallery().show("floating");
    await page.getByRole("button", { name: "New 1:1" }).press("Enter");
    await page.getByRole("dialog").waitFor();
    await page.mouse.click(20, 700);
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Delete account" }).press("Enter");
    await page.getByRole("alertdialog").waitFor();
    await page.mouse.click(20, 700);
    expect(await page.getByRole("alertdialog").count()).toBe(1);
  });

  test("an alert waits on the harmless answer", async () => {
    const page = await gallery().show("floating");
    await page.getByRole("button", { name: "Delete account" }).press("Enter");
    await page.getByRole("alertdialog", { name: "Delete your account?" }).waitFor();
    await expect.poll(() => focusedName(page)).toBe("Keep it");
    await page.keyboard.press("Enter");
    await page.getByRole("alertdialog").waitFor({ state: "detached" });
    expect(await page.getByText("Last: nothing").count()).toBe(1);
  });

  test("a popover closes by Escape and gives the focus back", async () => {
    const page = await gallery().show("floating");
    await page.getByRole("button", { name: "Remind me" }).press("Enter");
    await page.getByRole("dialog", { name: "Remind me" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await expect.poll(() => focusedName(page)).toBe("Remind me");
  });

  test("the palette runs the first command by Enter alone", async () => {
    const page = await gallery().show("floating");
    await page.getByRole("button", { name: "Palette" }).press("Enter");
    await page.getByRole("option", { name: "Today" }).waitFor();
    await page.keyboard.press("Enter");
    expect(await appears(page.getByText("Last: ran today"))).toBe(true);
  });

  test("the palette finds while one types, and the focus stays in the line", async () => {
    const page = await gallery().show("floating");
    await page.getByRole("button", { name: "Palette" }).press("Enter");
    await page.getByRole("option", { name: "Today" }).waitFor();
    await page.keyboard.type("sett");
    await expect.poll(() => page.getByRole("option").count()).toBe(1);
    expect(await page.locator(":focus").inputValue()).toBe("sett");
    await page.keyboard.press("Enter");
    await page.getByText("Last: ran settings").waitFor();
  });

  test("the palette says when there is nothing", async () => {
    const page = await gallery().show("floating");
    await page.getByRole("button", { name: "Palette" }).press("Enter");
    await page.getByRole("option", { name: "Today" }).waitFor();
    await page.keyboard.type("qqqq");
    expect(await appears(page.getByText("Nothing of that name"))).toBe(true);
  });
}

const focusedName = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      document.activeElement?.getAttribute("aria-label") ??
      document.activeElement?.textContent ??
      "",
  );
