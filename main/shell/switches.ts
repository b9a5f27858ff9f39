/** Command-line switches a person or a desktop may start the app with. Chromium knows a thousand more; some run programs, some open ports. */
const ALLOWED = new Set([
  "disable-gpu",
  "enable-wayland-ime",
  "force-device-scale-factor",
  "hidden",
  "lang",
  "open",
  "ozone-platform",
  "ozone-platform-hint",
  "password-store",
  "quick-add",
  "sample",
  "updated",
]);

/** The first switch that a packaged app does not take; `undefined` when all are known. What comes after `--` is a link, never a switch. */
export function strangeSwitch(
  args: readonly string[],
  alsoAllowed: readonly string[] = [],
): string | undefined {
  const end = args.indexOf("--");
  const switches = (end < 0 ? args : args.slice(0, end)).filter((arg) => /^-./.test(arg));
  return switches.map(nameOf).find((name) => !ALLOWED.has(name) && !alsoAllowed.includes(name));
}

const nameOf = (arg: string): string => arg.replace(/^-+/, "").replace(/=.*$/s, "").toLowerCase();
