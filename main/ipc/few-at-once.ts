/** How many questions of one page may wait for their answers. A screen asks a dozen; a page that waits for a thousand has lost its way. */
export const MOST_AT_ONCE = 1_000;

/** Asks for a page, unless too much of what it asked waits already: then `undefined`, and nothing was asked. */
export type AskForPage = <T>(page: number, question: () => Promise<T>) => Promise<T | undefined>;

/**
 * Questions are answered one after another: without an end, a loop in the page would fill the memory of two processes, and whoever asks
 * behind it would wait for minutes. `onFull` hears of it once, until the page has been quiet.
 */
export function fewAtOnce(most: number, onFull: () => void): AskForPage {
  const waiting = new Map<number, number>();
  const told = new Set<number>();
  return async (page, question) => {
    const before = waiting.get(page) ?? 0;
    if (before >= most) {
      if (!told.has(page)) onFull();
      told.add(page);
      return undefined;
    }
    waiting.set(page, before + 1);
    try {
      return await question();
    } finally {
      const left = (waiting.get(page) ?? 1) - 1;
      waiting.set(page, left);
      if (left === 0) {
        waiting.delete(page);
        told.delete(page);
      }
    }
  };
}
