import { ask, openSessionBus, sessionBusAddress, toBus } from "../notifications/session-bus.ts";

/** The desktop's part that draws tray icons, by the name it has on the session's bus. */
export const HOST = "org.kde.StatusNotifierWatcher";
const PATIENCE_MS = 5_000;

/**
 * Says whether tray icons are drawn here, and again whenever that changes. On Linux an icon that is made before anybody draws icons never
 * shows, and a desktop's panel may start after the app and end before it; elsewhere the system itself draws them.
 */
export async function watchTrayHost(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  onHost: (isThere: boolean) => void,
): Promise<void> {
  if (platform !== "linux") return onHost(true);
  const address = sessionBusAddress(env);
  if (address === undefined) return onHost(false);
  const opened = await openSessionBus(address, PATIENCE_MS, {
    signal: ({ member, body: [name, , owner] }) => {
      if (member === "NameOwnerChanged" && name === HOST) onHost(owner !== "");
    },
    gone: () => onHost(false),
  });
  if (!opened.ok) return onHost(false);
  const rule = `type='signal',sender='org.freedesktop.DBus',interface='org.freedesktop.DBus',member='NameOwnerChanged',arg0='${HOST}'`;
  await ask(opened.value, toBus("AddMatch", rule), PATIENCE_MS);
  const owned = await ask(opened.value, toBus("NameHasOwner", HOST), PATIENCE_MS);
  onHost(owned.ok && owned.value[0] === true);
}
