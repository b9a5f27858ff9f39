import { promisify } from "node:util";
import { constants, gzip, zstdCompress } from "node:zlib";

/** Shorter ones do not get through the network any sooner. */
const WORTH_IT = 1_400;

const asZstd = promisify(zstdCompress);
const asGzip = promisify(gzip);
const fast = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** JSON text as an answer, packed as well as the client says it can undo; off the main thread. */
export async function packed(text: string, accepts: string): Promise<Response> {
  const headers = { "content-type": "application/json", vary: "accept-encoding" };
  const encoding =
    text.length < WORTH_IT
      ? undefined
      : /\bzstd\b/.test(accepts)
        ? "zstd"
        : /\bgzip\b/.test(accepts)
          ? "gzip"
          : undefined;
  if (!encoding) return new Response(text, { headers });
  const bytes = encoding === "zstd" ? await asZstd(text, fast) : await asGzip(text, { level: 1 });
  return new Response(bytes, { headers: { ...headers, "content-encoding": encoding } });
}
