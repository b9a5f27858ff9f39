import type { SearchHit } from "#core/search/search-hit.ts";
import { searchWords } from "#core/search/words.ts";
import { useAsk } from "../../lib/ask.ts";

/** More than one looks through; who wants others types another word. */
const LIMIT = 60;

export type Found = {
  readonly hits: readonly SearchHit[];
  /** What they were found for; `hits` stay while the next are looked for. */
  readonly state: "idle" | "looking" | "found" | "failed";
  readonly failure?: { readonly type: string };
};

const none: readonly SearchHit[] = [];

/** Everything that has the words typed so far, asked with each key: an answer takes less time than the next one. Answers to what was typed before are dropped. */
export function useFound(typed: string): Found {
  const query = searchWords(typed).join(" ").slice(0, 500);
  const answer = useAsk(
    "search.find",
    { query, limit: LIMIT },
    { enabled: query !== "", keep: true },
  );
  if (query === "") return { hits: none, state: "idle" };
  if (answer.error) return { hits: none, state: "failed", failure: answer.error.failure };
  return {
    hits: answer.data?.hits ?? none,
    state: answer.isPlaceholderData || !answer.data ? "looking" : "found",
  };
}
