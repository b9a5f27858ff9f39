import type { Locator, Page } from "playwright-core";

/** A person at work, with every step counted: one click, one chord, one typed phrase or one Enter is one step. */
export type Steps = {
  readonly click: (what: Locator) => Promise<void>;
  /** A key or a chord, such as `Q` or `Control+K`; Enter is one too. */
  readonly press: (chord: string) => Promise<void>;
  /** Types a phrase into what has the focus. */
  readonly type: (phrase: string) => Promise<void>;
  readonly count: () => number;
};

export function steps(page: Page): Steps {
  let count = 0;
  const step = async (act: Promise<unknown>) => {
    count++;
    await act;
  };
  return {
    click: (what) => step(what.click()),
    press: (chord) => step(page.keyboard.press(chord)),
    type: (phrase) => step(page.keyboard.type(phrase)),
    count: () => count,
  };
}
