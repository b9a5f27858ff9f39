import type { Clock } from "#core/kernel/time.ts";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { Offline } from "./post-json.ts";
import type { ServerAddress } from "./server-address.ts";

const PATIENCE_MS = 5_000;

/** By how much this computer's clock is ahead of a server's. Any answer of the server's says what time it is there, whatever was asked. */
export async function aheadOf(
  server: ServerAddress,
  clock: Clock,
): Promise<Result<number, Offline>> {
  try {
    const asked = clock.now();
    const response = await fetch(server, {
      method: "HEAD",
      redirect: "manual",
      cache: "no-store",
      credentials: "omit",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const there = Date.parse(response.headers.get("date") ?? "");
    // It said so somewhere between our asking and now, with the rest of its second left out.
    const here = (asked + clock.now()) / 2;
    return Number.isNaN(there) ? fail({ type: "Offline" }) : ok(Math.round(here - there - 500));
  } catch {
    return fail({ type: "Offline" }); // refused, cut, or timed out
  }
}
