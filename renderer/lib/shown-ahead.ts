import { hashKey, type QueryClient, type QueryKey } from "@tanstack/react-query";

type Ahead = {
  readonly patch: (answer: never) => unknown;
  /** The first fetch that is sure to know of the change; `undefined` while the change is not answered yet. */
  knownFrom: number | undefined;
};

/**
 * What a change will make of an answer is shown before it is saved. Two changes in a row meet: the answer asked for after the first knows nothing of
 * the second, and would show the page as it was in between. So each patch is put on every answer, until one was asked for after its change was saved.
 * A patch may therefore be put on an answer that knows of it already: it says how things are, not by how much they differ.
 */
export function shownAhead(answers: QueryClient) {
  const ahead = new Map<string, Set<Ahead>>();
  let fetches = 0;

  return {
    /** Fetches an answer and puts on it what it cannot know of yet. */
    fetched: async <T>(key: QueryKey, fetch: () => Promise<T>): Promise<T> => {
      const hash = hashKey(key);
      const number = ++fetches;
      const answer = await fetch();
      let shown: unknown = answer;
      for (const one of ahead.get(hash) ?? []) {
        if (one.knownFrom === undefined || number < one.knownFrom)
          shown = one.patch(shown as never);
        else ahead.get(hash)?.delete(one);
      }
      if (ahead.get(hash)?.size === 0) ahead.delete(hash);
      return shown as T;
    },
    /** Shows `patch` at once, while `save` saves it. One that was not saved is taken off, and the answer asked for again. */
    showAhead: async <T>(
      key: QueryKey,
      patch: (answer: T) => T,
      save: () => Promise<{ readonly ok: boolean }>,
    ): Promise<{ readonly ok: boolean }> => {
      const hash = hashKey(key);
      const one: Ahead = { patch, knownFrom: undefined };
      const all = ahead.get(hash) ?? new Set();
      ahead.set(hash, all.add(one));
      answers.setQueryData<T>(key, (answer) => answer && patch(answer));
      const saved = await save().catch((error: unknown) => {
        all.delete(one);
        void answers.invalidateQueries({ queryKey: key });
        throw error;
      });
      if (saved.ok) one.knownFrom = fetches + 1;
      else {
        all.delete(one);
        void answers.invalidateQueries({ queryKey: key });
      }
      return saved;
    },
  };
}
