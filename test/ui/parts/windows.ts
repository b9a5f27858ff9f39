import { expect, test } from "vitest";
import type { Gallery } from "../gallery.ts";
import { goes } from "./appears.ts";
import { appears } from "./appears.ts";

/** Split, SplitToggle, Page, SidebarItem: at the sizes a window can have. */
export function windows(gallery: () => Gallery): void {
  test("the sidebar goes and comes by its toggle, and what is hidden cannot be reached", async () => {
    const page = await gallery().show("pair");
    await page.getByRole("button", { name: "Sidebar" }).press("Enter");
    expect(
      await page.getByRole("navigation").evaluate((sidebar) => (sidebar as HTMLElement).inert),
    ).toBe(true);
    await page.getByRole("main").getByRole("button", { name: "Sidebar" }).press("Enter");
    expect(
      await page.getByRole("navigation").evaluate((sidebar) => (sidebar as HTMLElement).inert),
    ).toBe(false);
    expect(await page.getByRole("main").getByRole("button", { name: "Sidebar" }).count()).toBe(0);
  });

  test("the current place is said", async () => {
    const page = await gallery().show("today");
    expect(await page.getByRole("link", { name: "Today" }).getAttribute("aria-current")).toBe(
      "page",
    );
  });

  test("a near 1:1 is said and not only a dot", async () => {
    const page = await gallery().show("today");
    expect(await appears(page.getByRole("link", { name: "Ana Kovač 1:1 is near" }))).toBe(true);
  });

  test("in a narrow window the sidebar is a drawer that Escape closes", async () => {
    const page = await gallery().show("pair", { width: 640, height: 400 });
    expect(await page.getByRole("navigation").count()).toBe(0);
    await page.getByRole("button", { name: "Sidebar" }).press("Enter");
    await page
      .getByRole("dialog", { name: "Places" })
      .getByRole("link", { name: "Today" })
      .waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  });

  test("going somewhere closes the drawer", async () => {
    const page = await gallery().show("pair", { width: 640, height: 400 });
    await page.getByRole("button", { name: "Sidebar" }).press("Enter");
    await page.getByRole("dialog").getByRole("link", { name: "Today" }).press("Enter");
    await page.getByRole("heading", { name: "Thursday, 12 June" }).waitFor();
    expect(await goes(page.getByRole("dialog"))).toBe(true);
  });

  for (const [width, height] of [
    [1280, 800],
    [900, 600],
    [640, 400],
    [450, 400],
  ] as const) {
    test(`nothing is cut off sideways at ${width} × ${height}`, async () => {
      const page = await gallery().show("pair", { width, height });
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      const outside = await page
        .locator("main button, main h1, main h2, main input")
        .evaluateAll((all) =>
          all
            .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
            .map((one) => one.textContent),
        );
      expect(outside).toEqual([]);
    });
  }

  test("from right to left the sidebar stands on the right", async () => {
    const page = await gallery().show("pair", { dir: "rtl", locale: "ar" });
    expect((await page.getByRole("navigation").boundingBox())?.x).toBe(1040);
  });
}
