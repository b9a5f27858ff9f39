import { expect, test } from "vitest";
import { acceleratorOf } from "./accelerator.ts";

test("a chord is said in Electron's words", () => {
  expect(
    ["Mod+Alt+A", "Meta+Shift+ArrowUp", "Alt+Space", "F9", "Mod++", "Ctrl+Enter", "Mod+."].map(
      acceleratorOf,
    ),
  ).toEqual([
    "CommandOrControl+Alt+A",
    "Super+Shift+Up",
    "Alt+Space",
    "F9",
    "CommandOrControl+Plus",
    "Control+Return",
    "CommandOrControl+.",
  ]);
});

test("what would be taken away from all typing, or what Electron cannot name, is none", () => {
  for (const chord of ["", "A", "Shift+A", "G T", "Mod+Ü", "Mod+", "Alt", "Hyper+A", "Mod+Alt"])
    expect([chord, acceleratorOf(chord)]).toEqual([chord, undefined]);
});
