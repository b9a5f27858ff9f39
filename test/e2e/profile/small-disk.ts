import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { need } from "../app/launch-electron.ts";
import { giveToApp, type RunningApp } from "../app/start-app.ts";

const MB = 1024 * 1024;

/** Whether this process may give the app a disk of its own. */
export function mayMount(): boolean {
  try {
    execFileSync("unshare", ["-m", "mount", "-t", "tmpfs", "none", "/mnt"], { stdio: "ignore" });
    return true;
  } catch {
    return false; // not root, or a container that may not
  }
}

/** A program that starts the app with its profile on a real disk of 64 MB, which only the app sees and which goes when it does. */
export function onSmallDisk(config: string): string {
  const profile = join(config, "All Elements", "profile");
  mkdirSync(profile, { recursive: true });
  for (const path of [join(config, "All Elements"), profile]) giveToApp(path);
  const program = join(config, "on-small-disk.sh");
  const mount = `mount -t tmpfs -o size=64m,mode=700,uid=${need("AE_UID")},gid=${need("AE_UID")} none '${profile}'`;
  writeFileSync(
    program,
    `#!/bin/sh\nexec unshare -m sh -c "${mount} && exec '${need("AE_ELECTRON")}' \\"\\$@\\"" sh "$@"\n`,
  );
  chmodSync(program, 0o755);
  return program;
}

/** The disk as the app sees it. */
export function diskOf(app: RunningApp) {
  const profile = join(`/proc/${app.electron.process().pid}/root`, app.userData, "profile");
  const filler = join(profile, "filler");
  return {
    /** The app keeps a reserve there, which it takes when it has nothing else to do. */
    hasReserve: () => existsSync(join(profile, "ballast")),
    /** Takes all room but one megabyte. */
    fill: () => {
      const chunk = Buffer.alloc(MB, 1);
      try {
        for (;;) writeFileSync(filler, chunk, { flag: "a" });
      } catch {
        truncateSync(filler, statSync(filler).size - MB); // there is no more
      }
    },
    empty: () => rmSync(filler),
  };
}
