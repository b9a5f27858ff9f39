import { z } from "zod";
import type { KeysError } from "#contract/keys.ts";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import { keyPaths, KeyRefusal, KeyState } from "#sync/protocol/keys.ts";
import { Refused } from "#sync/protocol/protocol.ts";
import { postParsed } from "../../net/call-account.ts";
import type { KeyServer } from "./private-keys.ts";

type WithAccess = <T, E extends { readonly type: string }>(
  request: (token: string) => Promise<Result<T, E>>,
) => Promise<Result<T, E | { readonly type: string }>>;

const PATIENCE_MS = 15_000;
const AnyRefusal = z.union([KeyRefusal, Refused]);

/** The server's desk for wrapped keys, asked in the name of this device. */
export function keyServer(server: string, withAccess: WithAccess): KeyServer<KeysError> {
  async function ask<T>(
    path: string,
    body: unknown,
    output: z.ZodType<T>,
  ): Promise<Result<T, KeysError | KeyRefusal>> {
    const answer = await withAccess((token) =>
      postParsed(
        { url: `${server}${path}`, body, token, timeoutMs: PATIENCE_MS },
        output,
        AnyRefusal,
      ),
    );
    if (answer.ok) return answer;
    const refusal = KeyRefusal.safeParse(answer.error);
    if (refusal.success) return fail(refusal.data);
    const isOut = ["NotSignedIn", "SignInAgain", "Removed"].includes(answer.error.type);
    return fail<KeysError>({ type: isOut ? "NotSignedIn" : "Offline" });
  }
  /** What these two are asked never meets another key. */
  const plain = <T>(answer: Result<T, KeysError | KeyRefusal>): Result<T, KeysError> =>
    answer.ok
      ? ok(answer.value)
      : fail(answer.error.type === "KeyExists" ? { type: "Offline" } : answer.error);
  return {
    state: async () => plain(await ask(keyPaths.state, {}, KeyState)),
    ask: async (publicKey) => plain(await ask(keyPaths.ask, { publicKey }, z.unknown())),
    kit: (kit) => ask(keyPaths.kit, kit, z.unknown()),
    handOver: (to) => ask(keyPaths.handOver, to, z.unknown()),
    refuse: async (deviceId) => plain(await ask(keyPaths.refuse, { deviceId }, z.unknown())),
  };
}
