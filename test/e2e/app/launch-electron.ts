import { chmodSync, copyFileSync } from "node:fs";
import { join } from "node:path";
import { _electron, type ElectronApplication } from "playwright-core";

export type LaunchOptions = {
  /** The app's folder or main script, and what it is started with. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Starts it in place of Electron itself: with a disk of its own, for one. */
  readonly program?: string;
};

/** Starts the real Electron under Playwright, sandbox on, as the uid the desktop gives. */
export async function launchElectron({
  args,
  env = {},
  program = need("AE_ELECTRON"),
}: LaunchOptions): Promise<ElectronApplication> {
  // Beside the desktop's HOME, where that uid can read it.
  const hold = join(need("HOME"), `hold-until-driven-${process.pid}.cjs`);
  copyFileSync(join(import.meta.dirname, "hold-until-driven.cjs"), hold);
  chmodSync(hold, 0o644);
  return _electron.launch({
    executablePath: program,
    chromiumSandbox: true,
    // Without this Playwright shows the page in light whatever the system says.
    colorScheme: null,
    args: ["-r", hold, "--disable-gpu", ...args],
    env: { ...(process.env as Record<string, string>), ...env },
    timeout: 30_000,
  });
}

/** A variable of the private desktop. */
export function need(name: string): string {
  const value = process.env[name];
  if (!value)
    throw new Error(
      `${name} is not set: run the end-to-end tests with \`npm test\` or \`node scripts/run-in-desktop.mjs npx vitest run --project e2e\``,
    );
  return value;
}
