import { z } from "zod";
import { fail, type Result } from "#core/kernel/result.ts";
import type { Failure, Transport } from "#sync/engine/ports.ts";
import { Hello, paths, Refused } from "#sync/protocol/protocol.ts";
import { Pulled } from "#sync/protocol/pull.ts";
import { Pushed } from "#sync/protocol/push.ts";
import { postParsed } from "../../net/call-account.ts";

/** Runs a request with an access token that is good, and once more when it was not. */
export type WithAccess = <T, E extends { readonly type: string }>(
  request: (token: string) => Promise<Result<T, E>>,
) => Promise<Result<T, E | { readonly type: string }>>;

/** The engine waits no longer than this by itself. */
const PATIENCE_MS = 60_000;

/** The engine's requests over HTTPS, in the name of this device. */
export function httpTransport(
  server: string,
  withAccess: WithAccess,
  closing: AbortSignal,
): Transport {
  async function ask<T>(
    path: string,
    body: unknown,
    output: z.ZodType<T>,
    signal: AbortSignal,
  ): Promise<Result<T, Failure>> {
    const answer = await withAccess((token) =>
      postParsed(
        {
          url: `${server}${path}`,
          body,
          token,
          signal: AbortSignal.any([signal, closing]),
          timeoutMs: PATIENCE_MS,
        },
        output,
        Refused,
      ),
    );
    return answer.ok ? answer : fail(failureOf(answer.error));
  }
  return {
    hello: (signal) => ask(paths.hello, {}, Hello, signal),
    push: (body, signal) => ask(paths.push, body, Pushed, signal),
    pull: (body, signal) => ask(paths.pull, body, Pulled, signal),
  };
}

const EngineFailure = z.union([Refused, z.strictObject({ type: z.literal("Offline") })]);

/** What came of changing the token is told as what it means for sync. */
function failureOf(error: { readonly type: string }): Failure {
  const known = EngineFailure.safeParse(error);
  if (known.success) return known.data;
  return error.type === "SignInAgain" ? { type: "NotSignedIn" } : { type: "Offline" };
}
