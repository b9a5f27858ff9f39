import { expect, test } from "vitest";
import type { Gallery } from "../gallery.ts";

/** Tokens as the browser sees them. */
export function look(gallery: () => Gallery): void {
  const ground = async (theme: "light" | "dark" | "", system: "light" | "dark") => {
    const page = await gallery().show("buttons", theme ? { theme } : {});
    await page.emulateMedia({ colorScheme: system });
    const colour = await page.evaluate(
      () => getComputedStyle(document.documentElement).backgroundColor,
    );
    await page.emulateMedia({ colorScheme: null });
    return colour;
  };

  test("the theme that was chosen holds whatever the system says", async () => {
    expect(await ground("light", "dark")).toBe(await ground("light", "light"));
    expect(await ground("dark", "light")).toBe(await ground("dark", "dark"));
    expect(await ground("light", "light")).not.toBe(await ground("dark", "dark"));
  });

  test("without a chosen theme the system decides", async () => {
    const page = await gallery().show("buttons");
    await page.evaluate(() => delete document.documentElement.dataset["theme"]);
    const seen: string[] = [];
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      seen.push(
        await page.evaluate(
          () =>
            `${getComputedStyle(document.documentElement).backgroundColor} ${getComputedStyle(document.querySelector(".person") ?? document.body).color}`,
        ),
      );
    }
    await page.emulateMedia({ colorScheme: null });
    expect(new Set(seen.join(" ").match(/oklch\([^)]*\)/g)).size).toBe(4);
  });

  test("compact rows are 28 high, others 32", async () => {
    const height = async (density: { density?: "compact" }) =>
      (
        await (
          await gallery().show("lists", density)
        )
          .getByRole("row", { name: "plain" })
          .boundingBox()
      )?.height;
    expect([await height({}), await height({ density: "compact" })]).toEqual([32, 28]);
  });

  test("who asked for less motion sees none", async () => {
    const page = await gallery().show("floating");
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.getByRole("button", { name: "New 1:1" }).press("Enter");
    const duration = await page
      .getByRole("dialog")
      .evaluate((dialog) =>
        Number.parseFloat(getComputedStyle(dialog.parentElement ?? dialog).transitionDuration),
      );
    await page.emulateMedia({ reducedMotion: null });
    expect(duration).toBeLessThan(0.001);
  });

  test("words are set in Inter from our own files", async () => {
    const page = await gallery().show("pair");
    expect(await page.evaluate(() => document.fonts.check('13px "Inter Variable"', "Kovač"))).toBe(
      true,
    );
  });

  test("a selected row can be told apart where the system sets the colours", async () => {
    const page = await gallery().show("lists");
    await page.emulateMedia({ forcedColors: "active" });
    const outline = await page
      .locator("[data-key=t1]")
      .evaluate((row) => getComputedStyle(row).outlineStyle);
    await page.emulateMedia({ forcedColors: null });
    expect(outline).toBe("solid");
  });

  test("a skeleton shows only after a moment", async () => {
    const page = await gallery().show("states");
    const delay = await page
      .getByRole("status", { name: "Fetching tasks" })
      .evaluate((skeleton) => getComputedStyle(skeleton).animationDelay);
    expect(delay).toBe("0.15s");
  });
}
