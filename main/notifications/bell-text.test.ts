import fc from "fast-check";
import { expect, test } from "vitest";

import { boundBell, escapeMarkup } from "./bell-text.ts";
import type { Bell } from "./notifier.ts";

const bell = (over: Partial<Bell>): Bell => ({
  id: "bell",
  title: "Send the notes",
  body: "For Ada",
  actions: [],
  urgency: "normal",
  ...over,
});

test("ordinary words stay as they are", () => {
  const given = bell({ body: "For Ada\nbefore noon", actions: [{ key: "done", label: "Done" }] });
  expect(boundBell(given)).toEqual(given);
});

test("ten million characters become two hundred and a thousand, with a mark that some are missing", () => {
  const bounded = boundBell(bell({ title: "a".repeat(1e7), body: "b".repeat(1e7) }));
  expect(bounded.title).toBe(`${"a".repeat(199)}…`);
  expect(bounded.body).toBe(`${"b".repeat(999)}…`);
});

test("control characters and marks that turn text around become a space, and lines stay in the body only", () => {
  const bounded = boundBell(
    bell({ title: "\u0007one\r\ntwo\u202Eeerht\u0000", body: "one\ntwo\u001b[31m" }),
  );
  expect(bounded.title).toBe("one two eerht");
  expect(bounded.body).toBe("one\ntwo [31m");
});

test("a cut never halves an emoji, and half a one that came in is replaced", () => {
  expect(boundBell(bell({ title: "🎂".repeat(150) })).title).toBe(`${"🎂".repeat(99)}…`);
  expect(boundBell(bell({ title: "x\ud83cy" })).title).toBe("x\ufffdy");
});

test("whatever the text is, what comes out is short, well formed and free of control characters", () => {
  const anyText = fc.string({ unit: "binary", maxLength: 3_000 });
  fc.assert(
    fc.property(anyText, anyText, (title, body) => {
      const bounded = boundBell(bell({ title, body }));
      expect(bounded.title.length).toBeLessThanOrEqual(200);
      expect(bounded.body.length).toBeLessThanOrEqual(1_000);
      expect(bounded.title + bounded.body).toSatisfy((text: string) => text.isWellFormed());
      expect(bounded.title).not.toMatch(/[\u0000-\u001f]/u);
      expect(bounded.body).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/u);
    }),
  );
});

test("markup is escaped once", () => {
  expect(escapeMarkup("<b>R&D</b> &amp;")).toBe("&lt;b&gt;R&amp;D&lt;/b&gt; &amp;amp;");
});

test("what lies behind more blanks than are shown is cut, and the cut is seen", () => {
  expect(boundBell(bell({ title: `a${" ".repeat(500)}b` })).title).toBe("a…");
});
