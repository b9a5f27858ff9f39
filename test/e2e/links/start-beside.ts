import { spawn } from "node:child_process";
import { need } from "../app/launch-electron.ts";

export type Ended = {
  readonly code: number | null;
  readonly said: string;
  readonly complained: string;
};

/** Starts the app as a desktop or a terminal does, undriven, and waits for its end: beside one that runs, or to keep a thought. */
export function startBeside(config: string, args: readonly string[]): Promise<Ended> {
  const child = spawn(need("AE_ELECTRON"), ["--disable-gpu", need("AE_APP"), ...args], {
    env: { ...process.env, XDG_CONFIG_HOME: config },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 40_000,
    killSignal: "SIGKILL",
  });
  let said = "";
  let complained = "";
  child.stdout.on("data", (chunk: Buffer) => (said += String(chunk)));
  child.stderr.on("data", (chunk: Buffer) => (complained += String(chunk)));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, said: said.trim(), complained }));
  });
}
