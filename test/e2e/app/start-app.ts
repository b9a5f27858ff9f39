import { execFileSync } from "node:child_process";
import { chownSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { ElectronApplication, Page } from "playwright-core";
import { launchElectron, type LaunchOptions, need } from "./launch-electron.ts";

export type RunningApp = AsyncDisposable & {
  readonly electron: ElectronApplication;
  readonly page: Page;
  /** The app's folder (`userData`). */
  readonly userData: string;
  /** Ends it as a power cut of the process would: SIGKILL to every process of it, at once. */
  readonly kill: () => Promise<void>;
  /** Ends it as a person does. */
  readonly quit: () => Promise<void>;
};

export type StartOptions = Partial<LaunchOptions> & {
  readonly config: string;
  /** Whether to wait until the first screen stands; not, to see what comes before it. */
  readonly isReady?: boolean;
};

/** A folder for one test's profile, owned by the uid the app runs as; gone when the test is. */
export function freshConfig(): Disposable & { readonly path: string } {
  const path = mkdtempSync(join(need("HOME"), "config-"));
  own(path);
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

/** Starts the built app in the real Electron, sandbox on, and waits for its first screen. */
export async function startApp({
  config,
  env = {},
  args = [],
  program,
  isReady = true,
}: StartOptions): Promise<RunningApp> {
  const userData = join(config, "All Elements");
  const electron = await launchElectron({
    args: [need("AE_APP"), ...args],
    env: { XDG_CONFIG_HOME: config, ...env },
    ...(program && { program }),
  });
  const main = electron.process();
  const page = await electron.firstWindow();
  page.setDefaultTimeout(10_000);
  if (isReady) await page.locator("body[data-ready]").waitFor({ timeout: 20_000 });
  const ended = new Promise<void>((resolve) => main.once("exit", () => resolve()));
  const quit = async (): Promise<void> => {
    await electron.close();
    await ended;
  };
  return {
    electron,
    page,
    userData,
    quit,
    kill: async () => {
      for (const pid of familyOf(main.pid ?? 0)) signal(pid, "SIGKILL");
      await ended;
    },
    [Symbol.asyncDispose]: async () => {
      if (main.exitCode === null && main.signalCode === null) await quit();
    },
  };
}

/** A process and all below it, the youngest first. */
export function familyOf(pid: number): number[] {
  const table = execFileSync("ps", ["-eo", "pid=,ppid="], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const family = [pid];
  for (const parent of family)
    for (const [child, of] of table) if (of === parent && child !== undefined) family.push(child);
  return family.toReversed();
}

export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // it has ended already
  }
}

function own(path: string): void {
  mkdirSync(path, { recursive: true });
  giveToApp(path);
}

/** Makes a file or folder belong to the uid the app runs as. */
export function giveToApp(path: string): void {
  const uid = process.env["AE_UID"];
  if (uid) chownSync(path, Number(uid), Number(uid));
}
