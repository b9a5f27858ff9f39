import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { familyOf, signal } from "../e2e/app/start-app.ts";

export type Started = {
  readonly readyMs: number;
  readonly pid: number;
  readonly end: () => Promise<void>;
};

/** Starts Electron on a folder and tells how long after the spawn its first screen stood. */
export async function start(
  electron: string,
  app: string,
  env: NodeJS.ProcessEnv,
): Promise<Started> {
  const at = performance.timeOrigin + performance.now();
  const child = spawn(electron, ["--disable-gpu", app], {
    env: { ...env, AE_PRINT_READY: "1" },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const ready = await new Promise<number>((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const at = /AE_READY (\d+)/.exec(said)?.[1];
      if (at) resolve(Number(at));
    });
    child.once("exit", () => reject(new Error("it ended before its first screen")));
    setTimeout(() => reject(new Error("no first screen within 20 s")), 20_000).unref();
  });
  return {
    readyMs: ready - at,
    pid: child.pid ?? 0,
    // As a person ends it: what is written on the way out (compiled code, the log into the file) is there at the next start.
    end: async () => {
      child.kill("SIGTERM");
      const late = setTimeout(() => {
        for (const pid of familyOf(child.pid ?? 0)) signal(pid, "SIGKILL");
      }, 5_000);
      await exited;
      clearTimeout(late);
    },
  };
}

/** The proportional set size of a process and all below it, in MB: shared pages are counted once. */
export function pssOf(pid: number): number {
  const kilobytes = familyOf(pid).map((one) => {
    try {
      return Number(
        /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${one}/smaps_rollup`, "utf8"))?.[1] ?? 0,
      );
    } catch {
      return 0; // it ended meanwhile
    }
  });
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024;
}

export const idle = (ms: number): Promise<void> => wait(ms);
