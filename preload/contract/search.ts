import { z } from "zod";
import { SearchHit } from "#core/search/search-hit.ts";
import { call } from "./call.ts";

export const search = {
  /** Everything a person can see, private included, best first. Each word matches the start of a word; case and diacritics do not matter. */
  "search.find": call(
    z.strictObject({ query: z.string().max(500), limit: z.int().min(1).max(200) }),
    z.strictObject({ hits: z.array(SearchHit) }),
  ),
} as const;
