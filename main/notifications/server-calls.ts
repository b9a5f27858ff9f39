// What is said to org.freedesktop.Notifications, as the Desktop Notifications Specification 1.2 has it, and one word of 1.3.
import { boundBell, escapeMarkup } from "./bell-text.ts";
import type { Bell } from "./notifier.ts";
import type { Call } from "./session-bus.ts";

export const SERVER = "org.freedesktop.Notifications";
export const PROPERTIES = "org.freedesktop.DBus.Properties";

/** The key under which a server tells that the bell itself was clicked. A bell's own actions cannot have it. */
export const OPENED = "default";

/** How the app looks to a server. */
export type Look = {
  readonly appName: string;
  /** The name of the app's desktop file, without its ending: servers find name and settings by it. */
  readonly desktopEntry: string;
  /** A name in the icon theme, or the address of a file (`file://`). */
  readonly icon: string;
  /** What a click on the bell does, in the person's language; some servers write it on a button. */
  readonly openLabel: () => string;
};

const URGENCIES = { low: 0, normal: 1, critical: 2 } as const;
const AS_THE_SERVER_THINKS = -1;
const NEVER = 0;

/** Asks to show a bell, in the place of the one with the number `replaces` (0: beside the others). */
export function notifyCall(
  bell: Bell,
  to: { readonly replaces: number; readonly capabilities: readonly string[]; readonly look: Look },
): Call {
  const { title, body, actions, urgency } = boundBell(bell);
  const { look, capabilities } = to;
  const buttons = [
    { key: OPENED, label: look.openLabel() },
    ...actions.filter(({ key }) => key !== OPENED),
  ].flatMap(({ key, label }) => [key, label]);
  const hints = [
    ["urgency", ["y", URGENCIES[urgency]]],
    ["desktop-entry", ["s", look.desktopEntry]],
  ];
  return {
    ...onServer("Notify"),
    signature: "susssasa{sv}i",
    body: [
      look.appName,
      to.replaces,
      look.icon,
      title,
      capabilities.includes("body-markup") ? escapeMarkup(body) : body,
      capabilities.includes("actions") ? buttons : [],
      hints,
      urgency === "critical" ? NEVER : AS_THE_SERVER_THINKS,
    ],
  };
}

export const closeCall = (number: number): Call => ({
  ...onServer("CloseNotification"),
  signature: "u",
  body: [number],
});

export const capabilitiesCall = (): Call => onServer("GetCapabilities");

export const informationCall = (): Call => onServer("GetServerInformation");

/** Since 1.3 of the specification: whether notifications are held back at the person's wish. */
export const inhibitedCall = (): Call => ({
  ...onServer("Get"),
  interface: PROPERTIES,
  signature: "ss",
  body: [SERVER, "Inhibited"],
});

const onServer = (member: string): Call => ({
  destination: SERVER,
  path: "/org/freedesktop/Notifications",
  interface: SERVER,
  member,
});
