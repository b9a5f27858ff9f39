import { expect, test } from "vitest";
import type { Gallery } from "../gallery.ts";
import { appears } from "./appears.ts";

/** TextField, TextArea, SearchField, Select, ComboBox, Form. */
export function fields(gallery: () => Gallery): void {
  test("a field with an error is invalid and tells what is wrong", async () => {
    const page = await gallery().show("fields");
    const password = page.getByLabel("Password");
    expect(await password.getAttribute("aria-invalid")).toBe("true");
    expect(await described(password)).toBe("Too short: use at least twelve characters.");
  });

  test("a field without an error tells its help", async () => {
    const page = await gallery().show("fields");
    expect(await described(page.getByLabel("Title"))).toBe("One line; details go into the notes.");
  });

  test("a click on the name of a field puts the cursor into it", async () => {
    const page = await gallery().show("fields");
    await page.getByText("E-mail", { exact: true }).click();
    expect(await page.locator(":focus").inputValue()).toBe("ana@example.com");
  });

  test("a text area grows with what is written", async () => {
    const page = await gallery().show("fields");
    const notes = page.getByLabel("Notes");
    const before = (await notes.boundingBox())?.height ?? 0;
    await notes.focus();
    await page.keyboard.press("Control+End");
    for (let line = 0; line < 5; line++) await page.keyboard.press("Enter");
    expect((await notes.boundingBox())?.height ?? 0).toBeGreaterThan(before + 60);
  });

  test("Escape empties the search field", async () => {
    const page = await gallery().show("fields");
    const search = page.getByRole("searchbox", { name: "Search" });
    await search.fill("budget");
    await search.press("Escape");
    expect(await search.inputValue()).toBe("");
  });

  test("a select opens by arrow key, finds by letter and takes by Enter", async () => {
    const page = await gallery().show("fields");
    const rhythm = page.getByRole("button", { name: "Rhythm" }).first();
    await rhythm.press("ArrowDown");
    await page.getByRole("option", { name: "Every week" }).waitFor();
    await page.keyboard.type("every m");
    await expect.poll(() => page.locator(":focus").textContent()).toContain("Every month");
    await page.keyboard.press("Enter");
    await page.getByRole("listbox").waitFor({ state: "detached" });
    expect(await rhythm.textContent()).toBe("Every month");
    expect(await rhythm.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  test("a select passes over what cannot be chosen", async () => {
    const page = await gallery().show("fields");
    await page.getByRole("button", { name: "Rhythm" }).first().press("ArrowUp");
    await page.getByRole("option", { name: "Every week" }).waitFor();
    await page.keyboard.press("End");
    await expect.poll(() => page.locator(":focus").textContent()).toContain("Every month");
  });

  test("a combo box finds while one types and takes by Enter", async () => {
    const page = await gallery().show("fields");
    const owner = page.getByRole("combobox", { name: "Owner" });
    await owner.pressSequentially("dang");
    await page.getByRole("option", { name: "Đặng Thị Hồng" }).waitFor();
    expect(await page.getByRole("option").count()).toBe(1);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("option").waitFor({ state: "detached" });
    expect(await owner.inputValue()).toBe("Đặng Thị Hồng");
  });

  test("a combo box says when there is nothing of that name", async () => {
    const page = await gallery().show("fields");
    await page.getByRole("combobox", { name: "Owner" }).pressSequentially("zzz");
    expect(await appears(page.getByText("Nobody of that name"))).toBe(true);
  });

  test("a combo box that may create offers what is not there, and makes it", async () => {
    const page = await gallery().show("fields");
    const label = page.getByRole("combobox", { name: "Label" });
    await label.pressSequentially("Travel");
    await page.getByRole("option", { name: "Create “Travel”" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByText("Label: Travel").waitFor();
    expect(await label.inputValue()).toBe("Travel");
  });

  test("Enter in a field sends the form, and the page stays", async () => {
    const page = await gallery().show("fields");
    const town = page.getByLabel("Town");
    expect(await described(town)).toBe("We do not know this town.");
    await town.fill("Zagreb");
    await town.press("Enter");
    await page.getByText("Sent 1").waitFor();
    expect(await town.inputValue()).toBe("Zagreb");
  });
}

/** What a screen reader adds to the name. */
const described = (field: {
  evaluate: (read: (element: Element) => string) => Promise<string>;
}): Promise<string> =>
  field.evaluate((element) =>
    (element.getAttribute("aria-describedby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent ?? "")
      .join(" ")
      .trim(),
  );
