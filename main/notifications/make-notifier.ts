import { electronNotifier } from "../shell/electron-notifier.ts";
import { dbusNotifier } from "./dbus-notifier.ts";
import type { Notifier } from "./notifier.ts";
import { sessionBusAddress } from "./session-bus.ts";
import { withFallback } from "./with-fallback.ts";

/** The name of the desktop file and of the icon that the packages for Linux install. */
const INSTALLED_AS = "all-elements";

/** The notifier of this computer. Loads nothing of the bus before the first bell. `openLabel`: what a click on a bell does, in words. */
export function makeNotifier({ openLabel }: { readonly openLabel: () => string }): Notifier {
  if (process.platform !== "linux") return electronNotifier();
  const look = {
    appName: "All Elements",
    desktopEntry: INSTALLED_AS,
    icon: INSTALLED_AS,
    openLabel,
  };
  const address = sessionBusAddress(process.env);
  return withFallback(dbusNotifier({ address, look }), electronNotifier());
}
