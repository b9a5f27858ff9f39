import { describe, expect, test } from "vitest";
import { chordOf, chordsOf, isTyping, keyCaps } from "./chords.ts";

const press = (key: string, more: Partial<KeyboardEvent> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});
const altGr = {
  ctrlKey: true,
  altKey: true,
  getModifierState: (name: string) => name === "AltGraph",
};

describe("a press is named by what it types", () => {
  test.each([
    ["G", press("g")],
    ["G", press("G")], // Caps Lock
    ["Shift+G", press("G", { shiftKey: true })],
    ["Mod+K", press("k", { ctrlKey: true })],
    ["Mod+Shift+Z", press("Z", { ctrlKey: true, shiftKey: true })],
    ["Alt+ArrowUp", press("ArrowUp", { altKey: true })],
    ["Mod+Shift+Enter", press("Enter", { ctrlKey: true, shiftKey: true })],
    ["Space", press(" ")],
    ["F10", press("F10")],
    ["Mod+,", press(",", { ctrlKey: true })],
    ["?", press("?", { shiftKey: true, code: "Slash" })], // US
    ["?", press("?", { shiftKey: true, code: "Minus" })], // German
    ["/", press("/", { code: "Slash" })],
    ["/", press("/", { shiftKey: true, code: "Digit7" })], // German
    ["Z", press("z", { code: "KeyY" })], // German: by the letter, not by the place
    ["Ö", press("ö", { code: "Semicolon" })],
  ] as const)("%s", (chord, given) => expect(chordOf(given)).toBe(chord));
});

test("modifiers alone, dead keys and what an input method takes are no presses", () => {
  for (const key of [
    "Control",
    "Shift",
    "Alt",
    "Meta",
    "AltGraph",
    "CapsLock",
    "Dead",
    "Process",
    "Unidentified",
  ])
    expect(chordOf(press(key))).toBe("");
});

test("the system's own key makes another chord, never a plain letter", () => {
  expect(chordOf(press("a", { metaKey: true }))).toBe("Meta+A");
});

describe("AltGr types a sign and is no chord", () => {
  test.each([
    ["@", press("@", { ...altGr, code: "KeyQ" })],
    ["\\", press("\\", { ...altGr, code: "Minus" })],
    ["€", press("€", { ...altGr, code: "Digit5" })],
  ] as const)("%s on Windows", (chord, given) => expect(chordOf(given)).toBe(chord));

  test("with Ctrl besides, as Linux says it, it is one", () => {
    expect(
      chordOf(
        press("\\", {
          ctrlKey: true,
          code: "Minus",
          getModifierState: (name) => name === "AltGraph",
        }),
      ),
    ).toBe("Mod+\\");
  });
});

describe("layouts that write other letters are known by the key's place", () => {
  test.each([
    ["K", press("л", { code: "KeyK" })],
    ["Mod+K", press("л", { ctrlKey: true, code: "KeyK" })],
    ["Mod+Shift+Z", press("Я", { ctrlKey: true, shiftKey: true, code: "KeyZ" })],
    ["T", press("τ", { code: "KeyT" })],
    ["G", press("ע", { code: "KeyG" })],
  ] as const)("%s", (chord, given) => expect(chordOf(given)).toBe(chord));
});

test("with Ctrl a sign is known by its key's place too, where the layout writes another there", () => {
  expect(chordsOf(press("#", { ctrlKey: true, code: "Backslash" }))).toEqual(["Mod+#", "Mod+\\"]);
  expect(chordsOf(press(";", { ctrlKey: true, code: "Comma" }))).toEqual(["Mod+;", "Mod+,"]);
  expect(chordsOf(press("#", { code: "Backslash" }))).toEqual(["#"]);
});

test("keys are shown as a keyboard says them", () => {
  expect([keyCaps("Mod+Shift+Z"), keyCaps("G T"), keyCaps("Alt+ArrowUp"), keyCaps("")]).toEqual([
    ["Ctrl", "Shift", "Z"],
    ["G", "T"],
    ["Alt", "↑"],
    [],
  ]);
});

test("whatever has no element is no text", () => {
  expect(isTyping({ target: null })).toBe(false);
});
