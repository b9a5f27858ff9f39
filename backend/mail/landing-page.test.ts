import { createHash } from "node:crypto";
import { runInNewContext } from "node:vm";
import { Hono } from "hono";
import { expect, test } from "vitest";
import { app } from "../http/app.ts";
import { shutDoor } from "../http/door.ts";
import { landingPaths, landingRoutes } from "./landing-page.ts";

const hono: Hono = app(
  {
    door: shutDoor,
    log: { note: () => {}, incident: () => "" },
    metrics: { asked: () => {} },
    proxies: 0,
    stopwatch: () => 0,
  },
  landingRoutes(),
);

test("a mailed link opens a page that runs its one script and fetches nothing", async () => {
  for (const path of landingPaths) {
    const response = await hono.request(`http://elements.test${path}`);
    expect(response.status).toBe(200);
    const html = await response.text();
    const scripts = [...html.matchAll(/<script>(.*?)<\/script>/gs)].map(([, text = ""]) => text);
    expect(scripts).toHaveLength(1);
    const hash = createHash("sha256")
      .update(scripts[0] ?? "")
      .digest("base64");
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toContain(`default-src 'none'; script-src 'sha256-${hash}'`);
    expect(policy).not.toContain("unsafe");
    expect(response.headers.get("referrer-policy")).toBe("no-referrer");
    expect(html).not.toMatch(/(src|href)=/);
  }
});

test("the page shows a code of the known form only, and takes it out of the address", async () => {
  const html = await (await hono.request("http://elements.test/join")).text();
  const [, script = ""] = /<script>(.*?)<\/script>/s.exec(html) ?? [];
  const show = (hash: string, pathname: string) => {
    const page = {
      output: { textContent: "" },
      link: { href: "", there: true, remove: () => (page.link.there = false) },
      address: "",
    };
    const document = {
      documentElement: { lang: "" },
      querySelectorAll: () => [],
      querySelector: (name: string) => (name === "a" ? page.link : page.output),
    };
    const history = { replaceState: (_: null, __: string, to: string) => (page.address = to) };
    const navigator = { language: "de-AT" };
    runInNewContext(script, { location: { hash, pathname }, navigator, document, history });
    return [page.output.textContent, page.link.there ? page.link.href : undefined, page.address];
  };
  const code = "c".repeat(43);
  expect(show(`#${code}`, "/join")).toEqual([code, `allelements://invitation/${code}`, "/join"]);
  expect(show(`#${code}`, "/reset")).toEqual([code, undefined, "/reset"]);
  expect(show("#<img src=x>", "/join")).toEqual(["", undefined, "/join"]);
});
