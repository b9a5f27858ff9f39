// Where things lie: the checkout, the cache outside it, and who the app runs as.
import { createHash } from "node:crypto";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..", "..");
export const modules = path.join(root, "node_modules");

/** Chromium keeps its sandbox only for a user who is not root, so root runs the app as this uid. It needs no account. */
export const APP_UID = 20001;
export const isRoot = process.getuid?.() === 0;

/** Tells two checkouts apart that share one cache. */
export const checkoutId = createHash("sha256").update(root).digest("hex").slice(0, 12);

// Root's own ~/.cache lies in a folder that APP_UID cannot enter, hence the system-wide places.
export const cacheDir = process.env.AE_CACHE_DIR
  ? path.resolve(process.env.AE_CACHE_DIR)
  : isRoot
    ? "/var/cache/all-elements-dev"
    : path.join(userCacheDir(), "all-elements-dev");

/** HOME of an app that cannot use the caller's own: started by root, or on a virtual display with its own keyring. */
export const appHome = process.env.AE_CACHE_DIR
  ? path.join(cacheDir, "home")
  : isRoot
    ? "/var/lib/all-elements-dev/home"
    : path.join(userDataDir(), "all-elements-dev", "home");

function userCacheDir() {
  if (process.platform === "darwin") return path.join(os.homedir(), "Library", "Caches");
  if (process.platform === "win32")
    return process.env.LOCALAPPDATA ?? path.join(os.homedir(), "AppData", "Local");
  return process.env.XDG_CACHE_HOME || path.join(os.homedir(), ".cache");
}

function userDataDir() {
  if (process.platform === "darwin")
    return path.join(os.homedir(), "Library", "Application Support");
  if (process.platform === "win32")
    return process.env.LOCALAPPDATA ?? path.join(os.homedir(), "AppData", "Local");
  return process.env.XDG_DATA_HOME || path.join(os.homedir(), ".local", "share");
}
