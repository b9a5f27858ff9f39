import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { contrast, over, parseOklch, toLinear, type Linear, type Oklch } from "./testing/oklch.ts";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");
const theme = readFileSync(new URL("./theme.css", import.meta.url), "utf8");
const pairs = [
  ...css.matchAll(/^ {2}--([\w-]+): light-dark\((oklch\([^)]*\)), (oklch\([^)]*\))\);$/gm),
];

const surfaces = ["page", "sunken", "raised", "field"];
const statuses = ["info", "positive", "caution", "critical"];

describe.each(["light", "dark"] as const)("the %s tokens", (mode) => {
  const tokens = new Map(
    pairs.map(([, name = "", light = "", dark = ""]) => [
      name,
      parseOklch(mode === "light" ? light : dark),
    ]),
  );
  const token = (name: string): Oklch => {
    const found = tokens.get(name);
    if (!found) throw new Error(`no token --${name}`);
    return found;
  };
  const solid = (name: string): Linear => toLinear(token(name));
  const on = (...names: readonly string[]) => names.map((name) => [name, solid(name)] as const);
  const under = (veil: string, surface: string) =>
    [`${surface} + ${veil}`, over(token(veil), solid(surface))] as const;
  /** Every ground that words rest on: surfaces, and what is pointed at, open or selected on them. A press is over before it is read. */
  const grounds: readonly (readonly [string, Linear])[] = [
    ...[...surfaces, "accent-tint"].map((name) => [name, solid(name)] as const),
    ...["page", "sunken", "raised", "accent-tint"].map((name) => under("hover", name)),
    ...["page", "sunken", "raised"].map((name) => under("current", name)),
  ];
  const below = (
    limit: number,
    text: string,
    on: readonly (readonly [string, Linear])[],
  ): string[] =>
    on
      .map(([name, ground]) => [name, contrast(solid(text), ground)] as const)
      .filter(([, ratio]) => ratio < limit)
      .map(([name, ratio]) => `${text} on ${name}: ${ratio.toFixed(2)}`);

  test("give what is read AAA on every surface", () => {
    expect(below(7, "ink", grounds)).toEqual([]);
  });

  test("give every other text AA on every surface", () => {
    const texts = ["soft", "faint", "accent-ink", ...statuses.map((status) => `${status}-ink`)];
    expect(texts.flatMap((text) => below(4.5, text, grounds))).toEqual([]);
  });

  test("give text on a status tint AA, also where it is pointed at", () => {
    const poor = statuses.flatMap((status) => {
      const tint = `${status}-tint`;
      return ["ink", "soft", `${status}-ink`].flatMap((text) =>
        below(4.5, text, [...on(tint), under("hover", tint), under("pressed", tint)]),
      );
    });
    expect(poor).toEqual([]);
  });

  test("give words on solid buttons and on a selection AA", () => {
    expect([
      ...below(4.5, "on-accent", on("accent", "accent-hover")),
      ...below(4.5, "on-critical", on("critical-fill", "critical-hover")),
      ...below(4.5, "ink", on("selection")),
    ]).toEqual([]);
  });

  test("make the edges of controls, marks and the focus ring stand out three to one", () => {
    const marks = ["edge", "ring", "accent", ...statuses.map((status) => `${status}-fill`)];
    expect(marks.flatMap((mark) => below(3, mark, on(...surfaces)))).toEqual([]);
  });

  test("give initials AA on all twelve person colours", () => {
    const number = (name: string): number => {
      const [light = NaN, dark = NaN] = [
        ...css.matchAll(new RegExp(`--${name}: ([\\d.]+);`, "g")),
      ].map(([, value]) => Number(value));
      return mode === "light" ? light : dark;
    };
    const hues = Array.from({ length: 12 }, (_, n) => 15 + n * 30);
    const colour = (part: "fill" | "ink", h: number) =>
      toLinear({ l: number(`person-${part}-l`), c: number(`person-${part}-c`), h, alpha: 1 });
    expect(hues.filter((h) => contrast(colour("fill", h), colour("ink", h)) < 4.5)).toEqual([]);
  });

  test("are colours a screen can show", () => {
    const outside = [...tokens].filter(([, colour]) =>
      toLinear(colour).some((value) => value < -0.002 || value > 1.002),
    );
    expect(outside.map(([name]) => name)).toEqual([]);
  });
});

test("every colour has a light and a dark value", () => {
  const written = [...css.matchAll(/^ {2}--([\w-]+): light-dark\(/gm)].map(([, name]) => name);
  expect(pairs.map(([, name]) => name)).toEqual(written);
  expect(pairs.length).toBeGreaterThan(30);
});

test("Tailwind offers every colour token and nothing else", () => {
  const offered = [...theme.matchAll(/--color-[\w-]+: var\(--([\w-]+)\);/g)].map(
    ([, name]) => name,
  );
  expect(new Set(offered)).toEqual(new Set(pairs.map(([, name]) => name)));
});

test("less motion means no motion", () => {
  expect(
    /prefers-reduced-motion: reduce\) \{\s*:root \{\s*--quick: 0\.01ms;\s*--calm: 0\.01ms;/.test(
      css,
    ),
  ).toBe(true);
});
