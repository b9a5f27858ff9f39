const NAMES: Readonly<Record<string, string>> = {
  Mod: "CommandOrControl",
  Meta: "Super",
  Ctrl: "Control",
  Alt: "Alt",
  Shift: "Shift",
  ArrowUp: "Up",
  ArrowDown: "Down",
  ArrowLeft: "Left",
  ArrowRight: "Right",
  Enter: "Return",
  "+": "Plus",
};
const NAMED = new Set("Space Tab Backspace Delete Insert Home End PageUp PageDown".split(" "));

/**
 * A chord as the settings keep it (`Mod+Alt+A`) in Electron's words; `undefined` where the system could not listen for it in every app: a
 * letter alone would be taken away from all typing, and Electron throws at signs beyond ASCII.
 */
export function acceleratorOf(chord: string): string | undefined {
  // A chord with the plus sign itself ends with two of them.
  const parts = chord.endsWith("++") ? [...chord.slice(0, -2).split("+"), "+"] : chord.split("+");
  const key = parts.at(-1) ?? "";
  const isFunction = /^F([1-9]|1\d|2[0-4])$/.test(key);
  const hasModifier = parts.slice(0, -1).some((part) => part !== "Shift");
  if (!isFunction && !hasModifier) return undefined;
  if (MODIFIERS.has(key)) return undefined;
  const isKey = isFunction || NAMED.has(key) || key in NAMES || /^[!-~]$/.test(key);
  if (!isKey || parts.slice(0, -1).some((part) => !MODIFIERS.has(part))) return undefined;
  return parts.map((part) => NAMES[part] ?? part).join("+");
}

const MODIFIERS = new Set(["Mod", "Meta", "Ctrl", "Alt", "Shift"]);
