import { fail, ok, type Result } from "#core/kernel/result.ts";

/** No answer, or one that is not our server's: a captive portal, a proxy, a cut line. Nobody knows whether the request arrived. */
export type Offline = { readonly type: "Offline" };

export type JsonRequest = {
  readonly url: string;
  readonly body: unknown;
  readonly token?: string | undefined;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
};

/** An answer that is JSON; what it says is for the caller to parse. */
export type JsonAnswer = { readonly status: number; readonly body: unknown };

/** More than any page of rows; a stream without end is not read to its end. */
const MOST_BYTES = 64_000_000;

/**
 * Posts JSON and takes JSON only. Redirects are not followed and pages are not read: between us and the server lie networks that answer
 * in its place. Never throws for what a network does.
 */
export async function postJson(request: JsonRequest): Promise<Result<JsonAnswer, Offline>> {
  const signals = [AbortSignal.timeout(request.timeoutMs)];
  if (request.signal) signals.push(request.signal);
  try {
    const response = await fetch(request.url, {
      method: "POST",
      redirect: "error",
      cache: "no-store",
      credentials: "omit",
      headers: {
        "content-type": "application/json",
        accept: "application/json",
        ...(request.token === undefined ? {} : { authorization: `Bearer ${request.token}` }),
      },
      body: JSON.stringify(request.body),
      signal: AbortSignal.any(signals),
    });
    const type = response.headers.get("content-type") ?? "";
    if (!/^application\/json\b/i.test(type)) {
      await response.body?.cancel();
      return fail({ type: "Offline" });
    }
    return ok({ status: response.status, body: JSON.parse(await readText(response)) as unknown });
  } catch {
    return fail({ type: "Offline" }); // refused, cut, timed out, too long, or no JSON: all mean that there is no answer
  }
}

async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let bytes = 0;
  let text = "";
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) throw new Error("an answer without end");
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
