import { expect, test } from "vitest";
import type { Gallery } from "../gallery.ts";
import { appears, goes } from "./appears.ts";

/** DatePicker, Calendar, TimeField. */
export function pickers(gallery: () => Gallery): void {
  test("a date can be typed part by part", async () => {
    const page = await gallery().show("fields");
    await page.getByRole("spinbutton", { name: /^day, Due/ }).focus();
    await page.keyboard.type("24122025");
    expect(await appears(page.getByText("2025-12-24 10:00"))).toBe(true);
  });

  test("a date can be taken away", async () => {
    const page = await gallery().show("fields");
    await page.getByRole("button", { name: "No date" }).press("Enter");
    expect(await appears(page.getByText("no day 10:00"))).toBe(true);
  });

  test("a month opens by Alt and arrow, is walked by arrow and page keys, and gives the day by Enter", async () => {
    const page = await gallery().show("fields");
    await page.getByRole("spinbutton", { name: /^day, Due/ }).focus();
    await page.keyboard.press("Alt+ArrowDown");
    await page.getByRole("grid").waitFor();
    await page.keyboard.press("PageDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await page.getByText("2025-07-20 10:00").waitFor();
    expect(await goes(page.getByRole("grid"))).toBe(true);
  });

  test("the order of day and month follows the language", async () => {
    const page = await gallery().show("fields", { locale: "en-US" });
    const parts = await page
      .getByRole("group", { name: "Due" })
      .getByRole("spinbutton")
      .evaluateAll((all) => all.map((one) => one.getAttribute("data-type")));
    expect(parts).toEqual(["month", "day", "year"]);
  });

  test("a preset is one press", async () => {
    const page = await gallery().show("choices");
    await page.getByRole("button", { name: "Next 1:1" }).press("Enter");
    expect(await appears(page.getByText("2025-06-19", { exact: true }))).toBe(true);
  });

  test("a time goes up and down by arrow keys", async () => {
    const page = await gallery().show("fields");
    await page.getByRole("spinbutton", { name: /^hour, At/ }).press("ArrowUp");
    await page.getByText("2025-06-12 11:00").waitFor();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.type("30");
    expect(await appears(page.getByText("2025-06-12 11:30"))).toBe(true);
  });
}
