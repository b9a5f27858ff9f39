// Parts of a real desktop, Xfce's, started for one test on the private desktop's screen and bus: nothing starts them by itself.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createClient } from "dbus-native";
import { expect } from "vitest";
import { need } from "../app/launch-electron.ts";
import { giveToApp } from "../app/start-app.ts";

const PARTS = {
  /** Keeps the settings of the two others. */
  settings: { file: "xfce4/xfconf/xfconfd", bus: "org.xfce.Xfconf", args: [] },
  notifications: {
    file: "xfce4/notifyd/xfce4-notifyd",
    bus: "org.freedesktop.Notifications",
    args: [],
  },
  panel: {
    file: "/usr/bin/xfce4-panel",
    bus: "org.kde.StatusNotifierWatcher",
    args: ["--disable-wm-check"],
  },
} as const;

export type Part = keyof typeof PARTS;

/** Why Xfce cannot be started here; `undefined` when it can. */
export function whyNoXfce(): string | undefined {
  const missing = Object.values(PARTS).filter(({ file }) => programAt(file) === undefined);
  if (missing.length === 0) return undefined;
  return `not installed: ${missing.map(({ file }) => file).join(", ")} (apt install xfce4-notifyd xfce4-panel)`;
}

/** Starts a part as the user of the desktop, and waits until the session's bus knows it. */
export async function xfce(part: Part): Promise<AsyncDisposable> {
  const { file, bus, args } = PARTS[part];
  if (part === "panel") configurePanel();
  const child = spawn(...asUser([programAt(file) ?? file, ...args]), { stdio: "ignore" });
  await expect.poll(() => isOnBus(bus), { timeout: 15_000 }).toBe(true);
  return { [Symbol.asyncDispose]: () => end(child) };
}

/** The icon as the packages for Linux install it, so that others find it by its name. */
export function installIcon(): void {
  const folder = ofApp(join(need("XDG_DATA_HOME"), "icons"));
  const icon = join(import.meta.dirname, "../../../resources/icons/48x48.png");
  copyFileSync(icon, join(folder, "all-elements.png"));
  giveToApp(join(folder, "all-elements.png"));
}

function programAt(file: string): string | undefined {
  if (file.startsWith("/")) return existsSync(file) ? file : undefined;
  if (!existsSync("/usr/lib")) return undefined;
  return readdirSync("/usr/lib")
    .filter((folder) => folder.endsWith("-linux-gnu"))
    .map((folder) => join("/usr/lib", folder, file))
    .find((path) => existsSync(path));
}

function asUser([program, ...args]: readonly [string, ...string[]]): [string, string[]] {
  const uid = process.env["AE_UID"];
  if (!uid) return [program, args];
  const become = ["--reuid", uid, "--regid", uid, "--clear-groups", "--pdeathsig", "TERM"];
  return ["setpriv", [...become, program, ...args]];
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  await gone;
}

async function isOnBus(name: string): Promise<boolean> {
  const bus = createClient({ busAddress: need("DBUS_SESSION_BUS_ADDRESS") });
  try {
    return await new Promise((resolve) =>
      bus.invoke(
        {
          destination: "org.freedesktop.DBus",
          path: "/org/freedesktop/DBus",
          interface: "org.freedesktop.DBus",
          member: "NameHasOwner",
          signature: "s",
          body: [name],
        },
        (_error, isThere: unknown) => resolve(isThere === true),
      ),
    );
  } finally {
    await bus.close();
  }
}

/** One bar along the lower edge with nothing on it but the icons of programs; without it the panel asks a question first. */
function configurePanel(): void {
  const folder = ofApp(join(need("XDG_CONFIG_HOME"), "xfce4", "xfconf", "xfce-perchannel-xml"));
  const file = join(folder, "xfce4-panel.xml");
  writeFileSync(
    file,
    `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=8;x=800;y=980"/>
      <property name="length" type="uint" value="100"/>
      <property name="size" type="uint" value="36"/>
      <property name="icon-size" type="uint" value="24"/>
      <property name="plugin-ids" type="array"><value type="int" value="1"/></property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="systray"/>
  </property>
</channel>
`,
  );
  giveToApp(file);
}

/** A folder of the uid the app runs as, with those above it that were not there. */
function ofApp(folder: string): string {
  if (existsSync(folder)) return folder;
  ofApp(join(folder, ".."));
  mkdirSync(folder);
  giveToApp(folder);
  return folder;
}
