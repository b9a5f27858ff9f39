import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import { ask } from "../app/seed.ts";
import { freshConfig, startApp } from "../app/start-app.ts";
import { hostile } from "./hostile.ts";
import { openNote, paste } from "./note-page.ts";

/** What ran, was asked for or was refused by the CSP since the page was loaded. */
async function watch(page: Page): Promise<() => Promise<readonly string[]>> {
  const asked: string[] = [];
  page.on(
    "request",
    (request) =>
      !request.url().startsWith("app://ae/") && asked.push(`request ${request.url().slice(0, 80)}`),
  );
  page.on("dialog", (dialog) => asked.push(`dialog ${dialog.type()}`));
  page.on("pageerror", (error) => asked.push(`error ${error.message}`));
  await page.evaluate(() => {
    const refused: string[] = [];
    Object.assign(globalThis, { refused });
    document.addEventListener("securitypolicyviolation", (event) =>
      refused.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
    );
  });
  const href = page.url();
  return async () => {
    await page.waitForTimeout(300);
    const state = await page.evaluate(() => ({
      ran: "pwned" in globalThis,
      refused: (globalThis as unknown as { refused: string[] }).refused,
      frames: window.frames.length,
      api: typeof (globalThis as unknown as { elements: { api?: unknown } }).elements.api,
    }));
    return [
      ...asked,
      ...state.refused,
      ...(state.ran ? ["a script ran"] : []),
      ...(state.frames > 0 ? ["a frame was made"] : []),
      ...(state.api !== "object" ? ["the bridge was covered"] : []),
      ...(page.url() !== href ? [`led to ${page.url()}`] : []),
    ];
  };
}

/** Elements and attributes in the note that its schema does not make. */
const strangers = (page: Page): Promise<string[]> =>
  page.locator(".note-text").evaluate((note) => {
    const allowed: Record<string, RegExp> = {
      P: /^(class|data-placeholder|draggable)$/,
      H3: /^data-heading$/,
      H4: /^data-heading$/,
      H5: /^data-heading$/,
      STRONG: /^$/,
      EM: /^$/,
      S: /^$/,
      CODE: /^class$/,
      PRE: /^$/,
      BLOCKQUOTE: /^$/,
      UL: /^data-type$/,
      OL: /^(start|type)$/,
      LI: /^(data-checked|data-type)$/,
      BR: /^class$/,
      HR: /^(class|contenteditable)$/,
      SPAN: /^(class|title|data-address|style)$/,
      LABEL: /^contenteditable$/,
      INPUT: /^(type|aria-label)$/,
      DIV: /^class$/,
      IMG: /^(class|alt|mark-placeholder)$/,
    };
    return [...note.querySelectorAll("*")].flatMap((element) => {
      const names = element
        .getAttributeNames()
        .filter((name) => !allowed[element.tagName]?.test(name));
      const address = element.getAttribute("data-address");
      return [
        ...(allowed[element.tagName] ? [] : [element.tagName]),
        ...names.map((name) => `${element.tagName} ${name}`),
        ...(address !== null && !/^(https?:|mailto:)/i.test(address) ? [address] : []),
      ];
    });
  });

test("hostile markup that is pasted becomes text and plain formatting: nothing runs, loads or leads away", async () => {
  expect(hostile.length).toBeGreaterThanOrEqual(60);
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  const { note } = await openNote(page);
  await note.click();
  const happened = await watch(page);
  for (const html of hostile) {
    await paste(note, { html, text: "" });
    expect({ html: html.slice(0, 80), strangers: await strangers(page) }).toEqual({
      html: html.slice(0, 80),
      strangers: [],
    });
    await page.keyboard.press("Control+A");
    await page.keyboard.press("Delete");
  }
  await paste(note, {
    html: hostile.filter((html) => html.length < 1_000).join("<p>next</p>"),
    text: "",
  });
  await note.click();
  await note
    .locator(".note-link")
    .first()
    .click({ modifiers: ["Control"], force: true })
    .catch(() => {});
  expect(await strangers(page)).toEqual([]);
  // The parser's own document refuses styles and bases too: the second net, under the schema.
  expect(
    (await happened()).filter((each) => !/^(style-src-(elem|attr) inline|base-uri) /.test(each)),
  ).toEqual([]);
});

test("the same strings as titles, names and thoughts stay the text they are", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  await openNote(page);
  const short = hostile.filter((html) => html.length < 150);
  for (const text of short.slice(0, 25)) {
    await ask(page, "tasks.add", { title: text } as never);
    await ask(page, "people.add", { name: text.slice(0, 80) } as never);
    await ask(page, "inbox.add", { text } as never);
  }
  const happened = await watch(page);
  for (const place of ["/today", "/tasks", "/people"]) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, place);
    await page.waitForTimeout(500);
  }
  await page.keyboard.press("/");
  await page.keyboard.type("window");
  await page.getByRole("option").first().waitFor();
  expect(await page.locator("mark").first().textContent()).toBe("window");
  await page.keyboard.press("Control+K");
  await page.keyboard.type("img");
  await page.waitForTimeout(400);
  expect(
    (await happened()).filter((each) => !each.startsWith("led to app://ae/index.html#/")),
  ).toEqual([]);
});

test("what is formatted keeps its form", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { note } = await openNote(app.page);
  await note.click();
  await paste(note, {
    html: '<meta charset=utf-8><h1 style="color:red">Plan</h1><p>We <b>agreed</b> on <a href="https://example.com/plan">the plan</a></p><ul><li>one<ol><li>deeper</li></ol></li></ul><blockquote>quoted</blockquote><pre><code>code</code></pre>',
    text: "x",
  });
  const html = await note.innerHTML();
  for (const piece of [
    '<h3 data-heading="1">Plan</h3>',
    "<strong>agreed</strong>",
    'data-address="https://example.com/plan"',
    "<li><p>one</p><ol><li><p>deeper</p></li></ol></li>",
    "<blockquote><p>quoted</p></blockquote>",
    "<pre><code>code</code></pre>",
  ])
    expect(html).toContain(piece);
});

test("ten megabytes are refused in words at once, and a picture too; nothing is lost", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  const { note, text } = await openNote(page);
  await note.click();
  await page.keyboard.type("kept");
  expect(await paste(note, { text: "ten megabytes ".repeat(750_000) })).toBeLessThan(1_000);
  await page.getByText("too much for a note at once").first().waitFor();
  expect(await paste(note, { html: `<p>${"ten megabytes ".repeat(750_000)}</p>` })).toBeLessThan(
    1_000,
  );
  await paste(note, { file: { name: "screen.png", type: "image/png" } });
  await page.getByText("Notes hold text only").first().waitFor();
  expect(await text()).toBe("kept");
});

test("the most that is taken at once does not hold up the window for a second", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  const { note } = await openNote(page);
  await note.click();
  const lines = Array.from({ length: 1_250 }, (_, n) => `line ${n} ${"word ".repeat(14)}`).join(
    "\n",
  );
  const took = await paste(note, { text: lines.slice(0, 99_000) });
  console.log(`99,000 characters in ${Math.round(took)} ms`);
  await page.getByText("Saved", { exact: true }).waitFor();
  expect(took).toBeLessThan(1_000);
});
