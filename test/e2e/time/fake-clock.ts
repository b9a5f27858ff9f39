// A wall clock of its own for one app: a library before the real Electron (fake-clock.c). libfaketime would be one more package, and its
// processes see a change up to a second late and apart from each other.
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  closeSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { need } from "../app/launch-electron.ts";

export type FakeClock = Disposable & {
  /** What to start in place of Electron. */
  readonly program: string;
  /** What the app's clock shows. */
  readonly now: () => number;
  /** Sets it; an app that runs sees it at once. */
  readonly set: (at: number) => void;
  /** What it showed at a moment of this process's clock; the latest where it was set within that very millisecond. */
  readonly showedAt: (moment: number) => number;
};

/** Why no app can have a clock of its own here; `undefined` when it can. */
export function whyNoFakeClock(): string | undefined {
  try {
    execFileSync("cc", ["--version"], { stdio: "ignore" });
    return undefined;
  } catch {
    return "needs a C compiler (cc)";
  }
}

export function fakeClock(start: number): FakeClock {
  const folder = mkdtempSync(join(need("HOME"), "clock-"));
  chmodSync(folder, 0o755);
  const library = join(folder, "fake-clock.so");
  const source = join(import.meta.dirname, "fake-clock.c");
  execFileSync("cc", ["-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"]);
  const file = join(folder, "moved-by");
  writeFileSync(file, new BigInt64Array(1), { mode: 0o644 });
  const handle = openSync(file, "r+");
  const settings: { readonly from: number; readonly movedMs: number }[] = [];
  const movedMs = (moment: number): number =>
    settings.findLast(({ from }) => from <= moment)?.movedMs ?? 0;
  const set = (at: number): void => {
    const now = Date.now();
    settings.push({ from: now, movedMs: Math.round(at) - now });
    writeSync(handle, new BigInt64Array([BigInt(Math.round(at) - now)]), 0, 8, 0);
  };
  set(start);
  return {
    program: launcherUnder(folder, { LD_PRELOAD: library, AE_CLOCK: file }),
    now: () => Date.now() + movedMs(Date.now()),
    set,
    showedAt: (moment) =>
      moment +
      Math.max(
        ...settings
          .filter(({ from }, n) => from <= moment && (settings[n + 1]?.from ?? Infinity) >= moment)
          .map((one) => one.movedMs),
      ),
    [Symbol.dispose]: () => {
      closeSync(handle);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Only Electron itself is put under it, not what starts it as another uid. */
function launcherUnder(folder: string, env: Readonly<Record<string, string>>): string {
  const variables = Object.entries(env).map(([name, value]) => `${name}='${value}'`);
  const uid = process.env["AE_UID"];
  const as = uid ? `setpriv --reuid ${uid} --regid ${uid} --clear-groups ` : "";
  const program = join(folder, "electron");
  writeFileSync(
    program,
    `#!/bin/sh
cd "$AE_HOME" || exit 126
exec ${as}env HOME="$AE_HOME" ${variables.join(" ")} '${need("ELECTRON_EXEC_PATH")}' "$@"
`,
    { mode: 0o755 },
  );
  return program;
}
