import { fail, type Result } from "#core/kernel/result.ts";
import type { Millis } from "#core/kernel/time.ts";
import type { Failure, RoundPorts } from "./ports.ts";
import { sampled } from "./server-time.ts";
import type { Session } from "./session.ts";

/** No answer is waited for longer. A first load's page over a slow line takes a while. */
const TIME_OUT_MS = 60_000;

/** Asks, waits no longer than a minute, and learns the server's time from the answer. */
export async function request<T extends { readonly serverTime: Millis }>(
  ports: RoundPorts,
  session: Session,
  ask: (signal: AbortSignal) => Promise<Result<T, Failure>>,
): Promise<Result<T, Failure>> {
  const answered = new AbortController();
  const late = new AbortController();
  const sent = ports.clock.now();
  const timeOut = ports.wait(TIME_OUT_MS, answered.signal).then(() => {
    late.abort();
    return fail({ type: "Offline" as const });
  });
  try {
    const answer = await Promise.race([ask(late.signal), timeOut]);
    if (answer.ok) {
      const server = answer.value.serverTime;
      const received = ports.clock.now();
      session.samples = sampled(session.samples, { sent, received, server });
    }
    return answer;
  } finally {
    answered.abort();
  }
}
