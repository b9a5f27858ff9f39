import type { SliceHandlers } from "#contract/index.ts";
import { ok } from "#core/kernel/result.ts";
import { searchWords } from "#core/search/words.ts";
import type { FeatureDeps } from "../../store/deps.ts";
import { findMatches, findPeople } from "./queries.ts";

export const searchHandlers = (deps: FeatureDeps): SliceHandlers<"search"> => ({
  "search.find": async ({ query, limit }) => {
    const words = searchWords(query);
    if (words.length === 0) return ok({ hits: [] });
    const people = await findPeople(deps.db, words);
    const known = new Set(people.map(({ id }) => id));
    const others = (await findMatches(deps.db, deps.identity.me, words, limit)).filter(
      ({ id }) => !known.has(id),
    );
    return ok({ hits: [...people, ...others].slice(0, limit) });
  },
});
