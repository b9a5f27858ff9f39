import { createHash } from "node:crypto";
import { z } from "zod";
import { ok } from "#core/kernel/result.ts";
import { type Route, route } from "../http/route.ts";

// What a mailed link opens in a browser. The code stands behind `#`, so it is never sent to us: the page shows it, and offers an invitation to the app.

const script = `
const code = /^#[A-Za-z0-9_-]{43}$/.test(location.hash) ? location.hash.slice(1) : "";
const german = navigator.language.startsWith("de");
document.documentElement.lang = german ? "de" : "en";
for (const line of document.querySelectorAll("[data-en]"))
  line.textContent = german ? line.dataset.de : line.dataset.en;
document.querySelector("output").textContent = code;
const open = document.querySelector("a");
if (code && location.pathname === "/join") open.href = "allelements://invitation/" + code;
else open.remove();
if (!code) for (const line of document.querySelectorAll(".with-code")) line.remove();
history.replaceState(null, "", location.pathname);
`;
const style = `
:root { color-scheme: light dark; font: 1.1rem/1.6 system-ui, sans-serif; }
body { max-width: 34rem; margin: 12vh auto; padding: 0 1.5rem; }
output { display: block; overflow-wrap: anywhere; font: 1rem ui-monospace, monospace; padding: 1rem; border: 1px solid; border-radius: .5rem; user-select: all; }
`;
const page = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>All Elements</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${style}</style></head>
<body><h1>All Elements</h1>
<p class="with-code" data-en="Paste this code into the app:" data-de="Füge diesen Code in der App ein:">Paste this code into the app:</p>
<output class="with-code"></output>
<p><a data-en="Open in the app" data-de="In der App öffnen">Open in the app</a></p>
<p data-en="The code came by mail, and only you should have it." data-de="Der Code kam per Mail, und nur du solltest ihn haben.">The code came by mail, and only you should have it.</p>
<noscript>Paste what stands behind # in the address into the app.</noscript>
<script>${script}</script></body></html>`;

const hash = (text: string): string =>
  `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const headers = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": `default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
};

/** Where mails lead. */
export const landingPaths = ["/join", "/sign-up", "/reset", "/email"] as const;

export const landingRoutes = (): readonly Route[] =>
  landingPaths.map((path) =>
    route({
      method: "GET",
      path,
      access: "public",
      input: z.object({}),
      refusals: {},
      handle: async () => ok(new Response(page, { headers })),
    }),
  );
