import { expect, test } from "vitest";
import type { Gallery } from "../gallery.ts";
import { appears } from "./appears.ts";

/** Checkbox, Switch, RadioGroup, SegmentedControl, Tabs, Disclosure. */
export function choices(gallery: () => Gallery): void {
  test("Space ticks a checkbox, also a round one with hidden words", async () => {
    const page = await gallery().show("choices");
    for (const name of ["Send a summary", "Send the promotion criteria", "Hidden words"]) {
      const box = page.getByRole("checkbox", { name, exact: true });
      await box.press("Space");
      expect(await box.isChecked()).toBe(true);
    }
  });

  test("a click on the words ticks the checkbox", async () => {
    const page = await gallery().show("choices");
    await page.getByText("Send a summary", { exact: true }).click();
    expect(
      await page.getByRole("checkbox", { name: "Send a summary", exact: true }).isChecked(),
    ).toBe(true);
  });

  test("a checkbox for some of them says mixed", async () => {
    const page = await gallery().show("choices");
    expect(
      await page
        .getByRole("checkbox", { name: "Some of them" })
        .evaluate((box) => (box as HTMLInputElement).indeterminate),
    ).toBe(true);
  });

  test("Space turns a switch on", async () => {
    const page = await gallery().show("choices");
    const login = page.getByRole("switch", { name: "Start at login" });
    await login.press("Space");
    expect(await login.isChecked()).toBe(true);
  });

  test("arrow keys walk through radio buttons and pass over what is not available", async () => {
    const page = await gallery().show("choices");
    await page.getByRole("radio", { name: "Shared at once" }).focus();
    await page.keyboard.press("ArrowUp");
    await expect
      .poll(() => page.getByRole("radio", { name: "Private until you share them" }).isChecked())
      .toBe(true);
  });

  test("a segment is chosen by arrow and Enter, and one is always chosen", async () => {
    const page = await gallery().show("choices");
    const view = page.getByRole("radiogroup", { name: "View", exact: true });
    await view.getByRole("radio", { name: "List" }).focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await expect
      .poll(() => view.getByRole("radio", { name: "By person" }).getAttribute("aria-checked"))
      .toBe("true");
    await page.keyboard.press("Enter");
    expect(await view.getByRole("radio", { name: "By person" }).getAttribute("aria-checked")).toBe(
      "true",
    );
  });

  test("arrow keys change the tab and what it shows", async () => {
    const page = await gallery().show("choices");
    await page.getByRole("tab", { name: "Mine" }).focus();
    await page.keyboard.press("ArrowRight");
    await page
      .getByRole("tabpanel", { name: "Waiting for" })
      .getByText("Two tasks of others.")
      .waitFor();
    await page.keyboard.press("End");
    expect(await appears(page.getByText("What is behind you."))).toBe(true);
  });

  test("Enter folds a section out and in", async () => {
    const page = await gallery().show("choices");
    const earlier = page.getByRole("button", { name: "Earlier meetings" });
    await earlier.press("Enter");
    await page.getByText("5 June: three points.").waitFor();
    expect(await earlier.getAttribute("aria-expanded")).toBe("true");
    await earlier.press("Enter");
    await page.getByText("5 June: three points.").waitFor({ state: "hidden" });
  });
}
