import { readFile, realpath } from "node:fs/promises";
import { extname, join, sep } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".woff2": "font/woff2",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".json": "application/json",
};

/** SECURITY 3.4. Nothing inline, nothing from elsewhere, no markup from strings but the editor's own parser of pasted text. */
const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "frame-src 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  // ProseMirror parses what is pasted in a document of its own, where nothing runs or loads. Only it may make markup of a string.
  "trusted-types ProseMirrorClipboard",
].join("; ");

const headers = (type: string): Record<string, string> => ({
  "Content-Type": type,
  "Content-Security-Policy": CSP,
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
});

const refused = (status: number): Response =>
  new Response(null, { status, headers: headers("text/plain") });

/** The file a request asks for: `app://ae/<path>`, GET only, decoded once, inside `root` also after links are followed. Anything else is refused. */
export async function servePage(
  root: string,
  request: Pick<Request, "method" | "url">,
): Promise<Response> {
  if (request.method !== "GET") return refused(405);
  const path = pathIn(request.url);
  if (path === undefined) return refused(400);
  const type = TYPES[extname(path)];
  if (!type) return refused(404);
  const full = join(root, path);
  if (!full.startsWith(root + sep)) return refused(404);
  try {
    // Inside app.asar there are no links to follow, and realpath does not know the archive.
    if (!root.includes(".asar") && !(await realpath(full)).startsWith((await realpath(root)) + sep))
      return refused(404);
    return new Response(new Uint8Array(await readFile(full)), { headers: headers(type) });
  } catch {
    return refused(404);
  }
}

function pathIn(address: string): string | undefined {
  let url: URL;
  let path: string;
  try {
    url = new URL(address);
    path = decodeURIComponent(url.pathname);
  } catch {
    return undefined;
  }
  if (url.protocol !== "app:" || url.host !== "ae") return undefined;
  if (
    path.includes("\\") ||
    path.includes("\0") ||
    path.split("/").includes("..") ||
    path.includes(":")
  )
    return undefined;
  return path === "/" ? "/index.html" : path;
}
