import type { Clock } from "#core/kernel/time.ts";

/** `burst` at once, `perSecond` in the long run, for each key. */
export type Rate = { readonly burst: number; readonly perSecond: number };

/** How long a key has to wait before its next turn; 0: it may, and this counts as one. Kept in this process alone: it protects it, not an account. */
export function tokenBuckets({ burst, perSecond }: Rate, clock: Clock): (key: string) => number {
  const buckets = new Map<string, { tokens: number; at: number }>();
  const most = 100_000;
  return (key) => {
    const now = clock.now();
    const bucket = buckets.get(key) ?? { tokens: burst, at: now };
    const tokens = Math.min(
      burst,
      bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * perSecond,
    );
    const waitMs = tokens >= 1 ? 0 : Math.ceil(((1 - tokens) / perSecond) * 1000);
    // Last used comes last; who has not been here for longest is forgotten first, and was full again anyhow.
    buckets.delete(key);
    buckets.set(key, { tokens: waitMs === 0 ? tokens - 1 : tokens, at: now });
    const [oldest] = buckets.size > most ? buckets.keys() : [];
    if (oldest !== undefined) buckets.delete(oldest);
    return waitMs;
  };
}
