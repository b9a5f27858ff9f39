import { afterAll, afterEach, beforeAll, describe, expect } from "vitest";
import { openGallery, type Gallery } from "./gallery.ts";
import { axe } from "./parts/axe.ts";
import { buttons } from "./parts/buttons.ts";
import { choices } from "./parts/choices.ts";
import { fields } from "./parts/fields.ts";
import { floating } from "./parts/floating.ts";
import { lists } from "./parts/lists.ts";
import { look } from "./parts/look.ts";
import { pickers } from "./parts/pickers.ts";
import { toasts } from "./parts/toasts.ts";
import { windows } from "./parts/windows.ts";

// One file, because one browser serves all: starting it costs more than most of what is asked of it.
let opened: Gallery | undefined;
const gallery = (): Gallery => {
  if (!opened) throw new Error("the gallery did not open");
  return opened;
};

beforeAll(async () => {
  opened = await openGallery();
});
afterAll(() => opened?.close());
afterEach(() => {
  // Whatever a test does, the page must not run into an error or into the content security policy.
  expect(gallery().complaints()).toEqual([]);
});

describe("buttons", () => {
  buttons(gallery);
});
describe("fields", () => {
  fields(gallery);
});
describe("pickers", () => {
  pickers(gallery);
});
describe("choices", () => {
  choices(gallery);
});
describe("what floats", () => {
  floating(gallery);
});
describe("toasts", () => {
  toasts(gallery);
});
describe("lists", () => {
  lists(gallery);
});
describe("the window", () => {
  windows(gallery);
});
describe("the look", () => {
  look(gallery);
});
describe("axe", () => {
  axe(gallery);
});
