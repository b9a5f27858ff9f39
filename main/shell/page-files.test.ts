import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { servePage } from "./page-files.ts";

const SECRET = "outside the bundle";
let folder: string;
let root: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "ae-page-"));
  root = join(folder, "renderer");
  mkdirSync(join(root, "assets"), { recursive: true });
  writeFileSync(join(root, "index.html"), "the page");
  writeFileSync(join(root, "assets", "app.js"), "the code");
  writeFileSync(join(root, "assets", "notes.txt"), "of no known type");
  for (const name of ["secret.html", "secret.js", "renderer-2.html"])
    writeFileSync(join(folder, name), SECRET);
  mkdirSync(join(folder, "renderer-other"));
  writeFileSync(join(folder, "renderer-other", "index.html"), SECRET);
  symlinkSync(join(folder, "secret.html"), join(root, "link.html"));
  symlinkSync(folder, join(root, "up"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const get = (url: string, method = "GET") => servePage(root, { method, url });

test("the page and its files are served with their types and every header", async () => {
  const page = await get("app://ae/");
  expect([page.status, await page.text()]).toEqual([200, "the page"]);
  expect(Object.fromEntries(page.headers)).toEqual({
    "content-type": "text/html; charset=utf-8",
    "content-security-policy":
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; frame-src 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types ProseMirrorClipboard",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "referrer-policy": "no-referrer",
  });
  const code = await get("app://ae/assets/app.js?v=1#x");
  expect([await code.text(), code.headers.get("content-type")]).toEqual([
    "the code",
    "text/javascript; charset=utf-8",
  ]);
});

test("a refusal carries the same policy", async () => {
  const none = await get("app://ae/none.html");
  expect([none.status, none.headers.has("content-security-policy")]).toEqual([404, true]);
});

test("only GET, only our host, only known types", async () => {
  const statuses = await Promise.all([
    get("app://ae/index.html", "POST"),
    get("app://other/index.html"),
    get("app://ae.evil/index.html"),
    get("app://ae:80/index.html"),
    get("https://ae/index.html"),
    get("app://ae/assets/notes.txt"),
    get("app://ae/assets"),
    get("not an address"),
    get("app://ae/%ff.html"),
  ]);
  expect(statuses.map(({ status }) => status)).toEqual([
    405, 400, 400, 400, 400, 404, 404, 400, 400,
  ]);
});

test("links inside the bundle lead nowhere outside", async () => {
  const answers = await Promise.all([get("app://ae/link.html"), get("app://ae/up/secret.html")]);
  expect(answers.map(({ status }) => status)).toEqual([404, 404]);
});

const piece = fc.constantFrom(
  "..",
  "../",
  "..\\",
  "%2e%2e",
  "%2e%2e%2f",
  "..%2f",
  "..%5c",
  "%252e%252e%252f",
  "..%c0%af",
  "%c0%ae%c0%ae/",
  "．．/",
  "..;/",
  "....//",

  "/",
  "//",
  "\\",
  "%2f",
  "%5c",
  "%00",
  "\0",
  ".",
  "./",
  "C:",
  "file:",
  "~",
  "?",
  "#",
  "@",
  ":",
  "::$DATA",
  " ",
  "%20",
  "CON",
  "aux.js",

  "secret.html",
  "secret.js",
  "renderer-2.html",
  "renderer-other/index.html",
  "up/secret.html",
  "link.html",
  "index.html",
  "assets/app.js",

  "etc/passwd",
  "proc/self/environ",
  "\ud800",
  "\u202e",
);
const path = fc.oneof(
  fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join("")),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.webPath(),
);
const host = fc.constantFrom(
  "app://ae/",
  "app://ae",
  "app://ae/assets/",
  "app://ae//",
  "app:///",
  "app:ae/",
  "app://ae@other/",
  "APP://AE/",
  "file:///",
);

test("of 10,000 hostile addresses none reads a byte from outside the bundle", async () => {
  await fc.assert(
    fc.asyncProperty(host, path, async (start, rest) => {
      const answer = await get(start + rest);
      const text = await answer.text();
      expect(["", "the page", "the code"]).toContain(text);
      expect(answer.status === 200).toBe(text !== "");
    }),
    { numRuns: 10_000 },
  );
}, 60_000);
