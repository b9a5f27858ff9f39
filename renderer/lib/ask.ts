import { QueryClient, useQuery, type UseQueryResult } from "@tanstack/react-query";
import type {
  Api,
  Changed,
  Channel,
  Failure,
  Output,
  Question,
  SystemFailure,
} from "#contract/index.ts";
import { bridge } from "./bridge.ts";
import { reads } from "./reads.ts";
import { shownAhead } from "./shown-ahead.ts";

/** A failed answer, thrown so that a query can hold it. */
export class Failed<K extends Channel = Channel> extends Error {
  constructor(
    readonly channel: K,
    readonly failure: Failure<K> | SystemFailure,
  ) {
    super((failure as { type: string }).type);
  }
}

/** Asks and gives the answer; throws `Failed`. For queries; a change uses `useChange`. */
export async function ask<K extends Channel>(
  channel: K,
  question: Question<K>,
): Promise<Output<K>> {
  const answer = await (bridge.api[channel] as Api[K])(question as never);
  if (!answer.ok) throw new Failed(channel, answer.error as Failure<K>);
  return answer.value as Output<K>;
}

/** What was asked before and is still on the screen. Main says when it is stale, so nothing is asked again by time or focus. */
export const answers = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Infinity,
      gcTime: 5 * 60_000,
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      networkMode: "always",
    },
  },
});

const { fetched, showAhead } = shownAhead(answers);
export { showAhead };

/** The answer to a question, asked again whenever what it is made of changes. The earlier answer stays while a new one is fetched. */
export function useAsk<K extends Channel>(
  channel: K,
  question: Question<K>,
  options: { readonly enabled?: boolean; readonly keep?: boolean } = {},
): UseQueryResult<Output<K>, Failed<K>> {
  return useQuery<Output<K>, Failed<K>>({
    queryKey: [channel, question],
    queryFn: () => fetched([channel, question], () => ask(channel, question)),
    enabled: options.enabled ?? true,
    ...(options.keep ? { placeholderData: (previous: unknown) => previous as never } : {}),
  });
}

/** Starts hearing of changes; called once. */
export function hearChanges(): void {
  bridge.onChanged(({ tables }: Changed) => {
    void answers.invalidateQueries({
      predicate: ({ queryKey }) =>
        reads[queryKey[0] as Channel]?.some((table) => tables.includes(table)) ?? false,
    });
  });
}
