const isMac = navigator.platform.startsWith("Mac");

/** A key press as text: `Mod+Shift+Z`, `G`, `?`. Empty for a modifier alone. */
export function chordOf(event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">): string {
  if (["Control", "Meta", "Alt", "Shift", "AltGraph", "Dead"].includes(event.key)) return "";
  const isMod = isMac ? event.metaKey : event.ctrlKey;
  const key = event.key === " " ? "Space" : event.key.length === 1 ? event.key.toUpperCase() : event.key;
  // Shift makes another character of a sign (`?`), so there it is not said again.
  const isLetter = /^[A-Z]$/.test(key);
  const shift = event.shiftKey && (isLetter || key.length > 1);
  return [isMod && "Mod", event.altKey && "Alt", shift && "Shift", key].filter(Boolean).join("+");
}

/** Whether keys as written in the table are this chord or sequence. */
export const matches = (keys: string, pressed: string): boolean => keys !== "" && pressed !== "" && keys === pressed;

/** Whether the key goes into a text. */
export function isTyping(event: Pick<KeyboardEvent, "target">): boolean {
  const target = event.target as HTMLElement | null;
  return target?.matches?.("input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable], [contenteditable] *") ?? false;
}

/** Keys as a person reads them on this computer: `["Ctrl", "Shift", "Z"]`; a sequence comes as one list. */
export const keyCaps = (keys: string): readonly string[] =>
  keys.split(/[ +]/).filter(Boolean).map((key) => caps[key] ?? key);

const caps: Readonly<Record<string, string>> = {
  Mod: isMac ? "⌘" : "Ctrl",
  Shift: isMac ? "⇧" : "Shift",
  Alt: isMac ? "⌥" : "Alt",
  Enter: "↵",
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Backspace: "⌫",
  Delete: "⌦",
};
