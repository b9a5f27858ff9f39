import type { Bus, News } from "./bus.ts";

/** The bus of a single process. */
export function inProcessBus(): Bus {
  const listeners = new Map<string, Set<(news: News) => void>>();
  return {
    publish: (org, news) => {
      // Later: what follows from the news is no part of the request that brought it.
      if (listeners.has(org)) setImmediate(() => listeners.get(org)?.forEach((hear) => hear(news)));
    },
    subscribe: (org, hear) => {
      const own = listeners.get(org) ?? new Set();
      listeners.set(org, own.add(hear));
      return () => {
        own.delete(hear);
        if (own.size === 0 && listeners.get(org) === own) listeners.delete(org);
      };
    },
    close: async () => listeners.clear(),
  };
}
