import type { Channel } from "#contract/index.ts";
import type { StoreLink } from "./store-link.ts";

/** What the page asks as soon as its code is there. */
const FIRST: readonly Channel[] = ["today.view", "people.list", "pairs.list", "changes.saved"];

export type AskedAhead = {
  readonly ask: StoreLink["ask"];
  /** Rows of these tables differ: what was answered before no longer holds. */
  readonly changed: (tables: readonly string[]) => void;
};

type Early = { readonly answer: Promise<unknown>; hasCome: boolean };

/** Asks the store for the first screen while the window is still being made. Each answer is given once; one that failed is asked for again. */
export function askAhead(ask: StoreLink["ask"]): AskedAhead {
  const ahead = new Map<string, Early>();
  for (const channel of FIRST) {
    const early: Early = { answer: ask(channel, undefined), hasCome: false };
    void early.answer.then(() => (early.hasCome = true));
    ahead.set(channel, early);
  }
  return {
    ask: async (channel, input) => {
      const early = input === undefined ? ahead.get(channel) : undefined;
      ahead.delete(channel);
      const answer = await early?.answer;
      return isOk(answer) ? answer : ask(channel, input);
    },
    changed: (tables) => {
      // That the profile is open now is said before the first answers come: they know it.
      const isProfileAlone = tables.every((table) => table === "profile");
      for (const [channel, { hasCome }] of ahead)
        if (hasCome || !isProfileAlone) ahead.delete(channel);
    },
  };
}

const isOk = (answer: unknown): boolean => (answer as { ok?: unknown } | undefined)?.ok === true;
