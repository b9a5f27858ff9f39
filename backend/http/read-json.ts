import { fail, ok, type Result } from "#core/kernel/result.ts";

export type Unread =
  | { readonly type: "TooLarge" }
  | { readonly type: "BadRequest"; readonly issues: readonly string[] };

const bad = (issue: string) => fail({ type: "BadRequest" as const, issues: [issue] });

/** The JSON a request carries, of at most `max` bytes. Nothing that is compressed or says it is something else. */
export async function readJson(request: Request, max: number): Promise<Result<unknown, Unread>> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json(; *charset="?utf-8"?)?$/i.test(type.trim()))
    return bad("content-type must be application/json");
  if (request.headers.has("content-encoding")) return bad("content-encoding is not understood");
  const text = await readText(request, max);
  if (!text.ok) return text;
  try {
    return ok(JSON.parse(text.value));
  } catch {
    return bad("not JSON");
  }
}

async function readText(request: Request, max: number): Promise<Result<string, Unread>> {
  const length = request.headers.get("content-length");
  // Node hands on no more bytes than the length says.
  if (length !== null)
    return Number(length) <= max ? ok(await request.text()) : fail({ type: "TooLarge" });
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size > max) return fail({ type: "TooLarge" });
    parts.push(part);
  }
  return ok(new TextDecoder().decode(Buffer.concat(parts)));
}
