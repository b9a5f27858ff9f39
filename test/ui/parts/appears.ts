import type { Locator } from "playwright-core";

/** Whether it comes into sight within the page's patience. */
export const appears = (what: Locator): Promise<boolean> =>
  what.waitFor().then(
    () => true,
    () => false,
  );

/** Whether it goes. */
export const goes = (what: Locator): Promise<boolean> =>
  what.waitFor({ state: "hidden" }).then(
    () => true,
    () => false,
  );
