import { z } from "zod";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import { AccountRefused } from "#sync/protocol/account.ts";
import { type AccountCall, accountCalls } from "#sync/protocol/account-calls.ts";
import { Refused } from "#sync/protocol/protocol.ts";
import { type Offline, postJson } from "./post-json.ts";
import type { ServerAddress } from "./server-address.ts";

export type AccountFailure = AccountRefused | Refused | Offline;
export type AccountInput<K extends AccountCall> = z.input<(typeof accountCalls)[K]["input"]>;
export type AccountOutput<K extends AccountCall> = z.output<(typeof accountCalls)[K]["output"]>;

/** A person waits for these. */
const PATIENCE_MS = 15_000;
const AnyRefused = z.union([AccountRefused, Refused]);

const offline: Result<never, Offline> = fail({ type: "Offline" as const });

/** Makes one call about accounts; `token` is the proof that call asks for. */
export async function callAccount<K extends AccountCall>(
  server: ServerAddress,
  name: K,
  input: AccountInput<K>,
  token?: string,
): Promise<Result<AccountOutput<K>, AccountFailure>> {
  const { path, output } = accountCalls[name];
  return postParsed(
    { url: `${server}${path}`, body: input, token, timeoutMs: PATIENCE_MS },
    output as unknown as z.ZodType<AccountOutput<K>>,
    AnyRefused,
  );
}

/** Posts, and parses the answer as what was asked for or as a refusal. What is neither comes from something else than our server. */
export async function postParsed<O, R>(
  request: Parameters<typeof postJson>[0],
  output: z.ZodType<O>,
  refusal: z.ZodType<R>,
): Promise<Result<O, R | Offline>> {
  const answer = await postJson(request);
  if (!answer.ok) return answer;
  const { status, body } = answer.value;
  if (status === 200) {
    const parsed = output.safeParse(body);
    return parsed.success ? ok(parsed.data) : offline;
  }
  const refused = refusal.safeParse(body);
  return refused.success ? { ok: false, error: refused.data } : offline;
}
