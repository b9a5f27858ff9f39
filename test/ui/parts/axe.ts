import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { views, type Gallery } from "../gallery.ts";

const themes = ["light", "dark"] as const;

/** axe on every view, and on everything that opens over one. */
export function axe(gallery: () => Gallery): void {
  for (const theme of themes) {
    for (const view of views) {
      test(`finds nothing wrong with ${view} in ${theme}`, async () => {
        expect(await wrong(await gallery().show(view, { theme }))).toEqual([]);
      });
    }

    for (const [what, open] of Object.entries(overlays)) {
      test(`finds nothing wrong with ${what} in ${theme}`, async () => {
        const page = await gallery().show(what.includes("field") ? "fields" : "floating", {
          theme,
        });
        await open(page);
        expect(await wrong(page, what.startsWith("a combo") ? behindACombo : [])).toEqual([]);
      });
    }
  }
}

// While its list is open, react-aria hides the rest of the page from screen readers, but leaves it to the mouse and to Tab, which closes it.
const behindACombo = ["aria-hidden-focus", "page-has-heading-one", "region"];

const overlays: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  "an open menu with its submenu": async (page) => {
    await page.getByRole("button", { name: "More" }).press("Enter");
    await page.getByRole("menuitem", { name: "Assign to" }).hover();
    await settled(page, page.getByRole("menuitem", { name: "Ben Whitfield" }));
  },
  "an open dialog": async (page) => {
    await page.getByRole("button", { name: "New 1:1" }).press("Enter");
    await settled(page, page.getByRole("dialog"));
  },
  "an alert": async (page) => {
    await page.getByRole("button", { name: "Delete account" }).press("Enter");
    await settled(page, page.getByRole("alertdialog"));
  },
  "the palette": async (page) => {
    await page.getByRole("button", { name: "Palette" }).press("Enter");
    await settled(page, page.getByRole("option", { name: "Today" }));
  },
  "a popover": async (page) => {
    await page.getByRole("button", { name: "Remind me" }).press("Enter");
    await settled(page, page.getByRole("dialog"));
  },
  "a toast with its action": async (page) => {
    await page.getByRole("button", { name: "Share a point" }).press("Enter");
    await settled(page, page.getByRole("alertdialog"));
  },
  "a select field with its choices": async (page) => {
    await page.getByRole("button", { name: "Rhythm" }).first().press("Enter");
    await settled(page, page.getByRole("option", { name: "Every two weeks" }));
  },
  "a combo field with its choices": async (page) => {
    await page.getByRole("combobox", { name: "Owner" }).pressSequentially("a");
    await settled(page, page.getByRole("option", { name: "Ana Kovač" }));
  },
  "a date field with its month": async (page) => {
    await page
      .getByRole("group", { name: "Due" })
      .getByRole("button", { name: "Calendar" })
      .press("Enter");
    await settled(page, page.getByRole("grid"));
  },
};

/** There, and done with appearing: half-way through a fade every contrast is poor. */
async function settled(page: Page, what: { waitFor: () => Promise<void> }): Promise<void> {
  await what.waitFor();
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        (one) =>
          one.playState !== "running" ||
          one.effect?.getTiming().iterations === Infinity ||
          ((one.effect?.getTiming().duration ?? 0) as number) > 1000,
      ),
  );
}

async function wrong(page: Page, without: readonly string[] = []): Promise<readonly string[]> {
  // The modern mode opens a second page for its report, which Electron does not let Playwright do.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .disableRules([...without])
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ html, failureSummary }) =>
        `${id}: ${html.slice(0, 160)} — ${failureSummary?.split("\n")[1]?.trim() ?? ""}`,
    ),
  );
}
