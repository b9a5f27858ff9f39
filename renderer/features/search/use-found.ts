import { useEffect, useState } from "react";
import type { SearchHit } from "#core/search/search-hit.ts";
import { searchWords } from "#core/search/words.ts";
import { useAsk } from "../../lib/ask.ts";

/** Keys come faster than this when one types; nobody sees results that short. */
const SETTLE_MS = 30;
const LIMIT = 100;

export type Found = {
  readonly hits: readonly SearchHit[];
  /** What they were found for; `hits` stay while the next are looked for. */
  readonly state: "idle" | "looking" | "found" | "failed";
  readonly failure?: { readonly type: string };
};

const none: readonly SearchHit[] = [];

/** Everything that has the words typed so far; answers to what was typed before are dropped. */
export function useFound(typed: string): Found {
  const query = useSettled(searchWords(typed).join(" ").slice(0, 500));
  const answer = useAsk("search.find", { query, limit: LIMIT }, { enabled: query !== "", keep: true });
  if (query === "") return { hits: none, state: "idle" };
  if (answer.error) return { hits: none, state: "failed", failure: answer.error.failure };
  return { hits: answer.data?.hits ?? none, state: answer.isPlaceholderData || !answer.data ? "looking" : "found" };
}

function useSettled(value: string): string {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
