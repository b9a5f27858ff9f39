import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { openGallery, type Gallery, type View } from "./gallery.ts";

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(async () => gallery?.close());
afterEach(() => {
  expect(gallery.complaints()).toEqual([]);
});

const views: readonly View[] = ["pair", "today", "buttons", "fields", "choices", "floating", "states", "lists", "long-list"];

describe.each(["light", "dark"] as const)("in %s", (theme) => {
  test.each(views)("axe finds nothing wrong with %s", async (view) => {
    const page = await gallery.show(view, { theme });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary?.split("\n")[1] ?? ""}`).join(" | ")}`)).toEqual([]);
  });
});
