import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Gallery } from "../gallery.ts";
import { appears } from "./appears.ts";

/** List and Row, short and ten thousand long. */
export function lists(gallery: () => Gallery): void {
  test("arrows and J and K walk through the rows", async () => {
    const page = await start(gallery());
    await page.keyboard.press("ArrowDown");
    expect(await rowInFocus(page)).toBe("t2");
    await page.keyboard.press("j");
    expect(await rowInFocus(page)).toBe("t3");
    await page.keyboard.press("k");
    await page.keyboard.press("k");
    expect(await rowInFocus(page)).toBe("t1");
    await page.keyboard.press("End");
    expect(await rowInFocus(page)).toBe("t4");
  });

  test("a letter that is no command does not make the list jump", async () => {
    const page = await start(gallery());
    await page.keyboard.press("e");
    expect(await rowInFocus(page)).toBe("t1");
  });

  test("Shift and arrow select more, Escape selects nothing, Enter opens", async () => {
    const page = await start(gallery());
    await page.keyboard.press("Shift+ArrowDown");
    await page.getByText("Chosen t1 t2; opened none").waitFor();
    await page.keyboard.press("Escape");
    await page.getByText("Chosen ; opened none").waitFor();
    await page.keyboard.press("Enter");
    expect(await appears(page.getByText("opened t2"))).toBe(true);
  });

  test("the arrow to the side reaches the tick and then the actions, which show themselves", async () => {
    const page = await start(gallery());
    await page.keyboard.press("ArrowRight");
    expect(await page.locator(":focus").getAttribute("aria-label")).toBe(
      "Done: Approve the hiring plan",
    );
    await page.keyboard.press("ArrowRight");
    expect(await page.locator(":focus").getAttribute("aria-label")).toBe("Remind me");
    await expect
      .poll(() =>
        page
          .locator(":focus")
          .evaluate((button) => getComputedStyle(button.parentElement ?? button).opacity),
      )
      .toBe("1");
  });

  test("a row is put elsewhere by its grip and the keyboard alone", async () => {
    const page = await gallery().show("lists");
    await page.getByRole("button", { name: "Move budget" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Insert between roadmap and cover" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    expect(await appears(page.getByText(/Order: roadmap (cover )?budget/))).toBe(true);
  });

  test("an empty list says so", async () => {
    const page = await gallery().show("lists");
    expect(await page.getByRole("grid", { name: "No tasks" }).textContent()).toBe("Nothing here.");
  });

  test("of ten thousand rows only those in sight are drawn, and all are counted", async () => {
    const page = await gallery().show("long-list");
    expect(await page.getByRole("row").count()).toBeLessThan(60);
    expect(await page.getByRole("grid").getAttribute("aria-rowcount")).toBe("10000");
  });

  test("End reaches the last of ten thousand rows and Home the first", async () => {
    const page = await gallery().show("long-list");
    await page.getByRole("row", { name: "Task number 1", exact: true }).click();
    await page.keyboard.press("End");
    await expect.poll(() => rowInFocus(page)).toBe("t9999");
    expect(await appears(page.getByRole("row", { name: "Task number 10000", exact: true }))).toBe(
      true,
    );
    await page.keyboard.press("Home");
    await expect.poll(() => rowInFocus(page)).toBe("t0");
  });

  test("scrolling through ten thousand rows leaves no gap", async () => {
    const page = await gallery().show("long-list");
    const gaps = await page.getByRole("grid").evaluate(async (list) => {
      let found = 0;
      for (let step = 0; step < 60; step++) {
        list.scrollTop += 300;
        await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
        const middle = list.getBoundingClientRect().top + list.clientHeight / 2;
        const rows = [...list.querySelectorAll("[role=row]")].map((row) =>
          row.getBoundingClientRect(),
        );
        if (!rows.some(({ top, bottom }) => top <= middle && middle <= bottom)) found++;
      }
      return found;
    });
    expect(gaps).toBe(0);
  });
}

async function start({ show }: Gallery): Promise<Page> {
  const page = await show("lists");
  await page.getByRole("grid", { name: "Tasks" }).locator("[data-key=t1]").focus();
  return page;
}

const rowInFocus = (page: Page): Promise<string | null> =>
  page.evaluate(
    () => document.activeElement?.closest("[data-key]")?.getAttribute("data-key") ?? null,
  );
