export const isMac = typeof navigator !== "undefined" && navigator.platform.startsWith("Mac");

type Press = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey"> &
  Partial<Pick<KeyboardEvent, "code" | "getModifierState">>;

const modifiers = new Set([
  "Control",
  "Meta",
  "Alt",
  "Shift",
  "AltGraph",
  "CapsLock",
  "Dead",
  "Process",
  "Unidentified",
]);

/** A key press as text: `Mod+Shift+Z`, `G`, `?`. Empty for a modifier alone. */
export function chordOf(press: Press): string {
  if (modifiers.has(press.key)) return "";
  const key =
    press.key === " " ? "Space" : press.key.length === 1 ? latin(press).toUpperCase() : press.key;
  return [...modifiersOf(press, key), key].join("+");
}

/**
 * A press as the table may know it: as typed, and with Ctrl or Cmd also by the key's place. Where a layout writes another sign there, as
 * `#` for `\\` in German, or needs AltGr for it, the place is what a hand remembers.
 */
export function chordsOf(press: Press): readonly string[] {
  const typed = chordOf(press);
  const sign = press.code === undefined ? undefined : placed[press.code];
  if (typed === "" || sign === undefined || !typed.startsWith("Mod+")) return [typed];
  return [typed, [...modifiersOf(press, sign), sign].join("+")];
}

function modifiersOf(press: Press, key: string): readonly string[] {
  // Windows says AltGr as Ctrl and Alt; what it types is a sign and no chord.
  const isAltGr = press.ctrlKey && press.altKey && press.getModifierState?.("AltGraph") === true;
  const isMod = (isMac ? press.metaKey : press.ctrlKey) && !isAltGr;
  const isOther = isMac ? press.ctrlKey : press.metaKey;
  // Shift makes another character of a sign (`?`, `/` in German), so there it is not said again.
  const isShift = press.shiftKey && (/^[A-Z]$/.test(key) || key.length > 1);
  return [
    isMod && "Mod",
    isOther && (isMac ? "Ctrl" : "Meta"),
    press.altKey && !isAltGr && "Alt",
    isShift && "Shift",
  ].filter((name) => name !== false);
}

/** The letter on the key in layouts that write none of ours (Cyrillic, Greek, Hebrew), or with Option on a Mac. */
function latin({ key, code }: Press): string {
  const letter = code?.match(/^Key([A-Z])$/)?.[1];
  return letter !== undefined && /[^\u0000-\u024f]/u.test(key) ? letter : key;
}

const placed: Readonly<Record<string, string>> = {
  Backslash: "\\",
  Slash: "/",
  Comma: ",",
  Period: ".",
  Semicolon: ";",
  Quote: "'",
  BracketLeft: "[",
  BracketRight: "]",
};

/** Whether keys as written in the table are this chord or sequence. */
export const matches = (keys: string, pressed: string): boolean =>
  keys !== "" && pressed !== "" && keys === pressed;

const texts =
  "input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=range], [type=color], [type=file]), textarea, select, [contenteditable]:not([contenteditable=false]), [contenteditable]:not([contenteditable=false]) *";

/** Whether the key goes into a text. */
export function isTyping(event: Pick<KeyboardEvent, "target">): boolean {
  return (event.target as HTMLElement | null)?.matches?.(texts) ?? false;
}

/** Keys as a person reads them on this computer: `["Ctrl", "Shift", "Z"]`; a sequence comes as one list. */
export const keyCaps = (keys: string): readonly string[] =>
  keys
    .split(/[ +]/)
    .filter(Boolean)
    .map((key) => caps[key] ?? key);

const caps: Readonly<Record<string, string>> = {
  Mod: isMac ? "⌘" : "Ctrl",
  Ctrl: isMac ? "⌃" : "Ctrl",
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
