import type { Channel } from "#contract/index.ts";
import type { StoreLink } from "./store-link.ts";

/** What the page asks as soon as its code is there. */
const FIRST: readonly Channel[] = ["today.view", "people.list", "pairs.list", "changes.saved"];

export type AskedAhead = {
  readonly ask: StoreLink["ask"];
  /** Something changed: what was answered ahead no longer holds. */
  readonly forget: () => void;
};

/** Asks the store for the first screen while the window is still being made. Each answer is given once; one that failed is asked for again. */
export function askAhead(ask: StoreLink["ask"]): AskedAhead {
  const ahead = new Map(FIRST.map((channel) => [channel as string, ask(channel, undefined)]));
  return {
    ask: async (channel, input) => {
      const early = input === undefined ? ahead.get(channel) : undefined;
      ahead.delete(channel);
      const answer = await early;
      return isOk(answer) ? answer : ask(channel, input);
    },
    forget: () => ahead.clear(),
  };
}

const isOk = (answer: unknown): boolean => (answer as { ok?: unknown } | undefined)?.ok === true;
