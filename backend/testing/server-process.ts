import { type ChildProcess, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync } from "node:fs";
import { once } from "node:events";
import { delimiter, join } from "node:path";
import { tmpdir } from "node:os";

// PostgreSQL refuses to be root: root runs it as the account that the set-up names (scripts/setup/account.mjs).
const as = process.getuid?.() === 0 ? { uid: 20_001, gid: 20_001 } : {};

/** A program of the system that a test starts for itself. */
export type ServerProcess = {
  readonly pid: number;
  /** Asks it to end (SIGINT) or ends it at once (SIGKILL), and waits until it has. */
  readonly end: (signal: "SIGINT" | "SIGKILL") => Promise<void>;
};

/** Starts `program`; resolves when it says something that `ready` finds, rejects with what it said when it ends before. */
export async function startServer(
  program: string,
  args: readonly string[],
  ready: RegExp,
): Promise<ServerProcess> {
  const child = spawn(program, [...args], {
    ...as,
    cwd: "/",
    env: { PATH: process.env.PATH, LC_ALL: "C", HOME: "/" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  await saying(child, ready, program);
  if (child.pid === undefined) throw new Error(`${program} has no process id`);
  return {
    pid: child.pid,
    end: async (signal) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, "exit");
      child.kill(signal);
      await exited;
    },
  };
}

/** Runs `program` to its end. */
export async function runAs(program: string, args: readonly string[]): Promise<void> {
  const child = spawn(program, [...args], {
    ...as,
    cwd: "/",
    env: { PATH: process.env.PATH, LC_ALL: "C", HOME: "/" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (text) => (said += String(text)));
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${said.slice(-2_000)}`);
}

function saying(child: ChildProcess, ready: RegExp, program: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    const hear = (text: unknown): void => {
      // Goes on reading when it is ready: a full pipe would stop the server.
      if (said.length < 100_000) said += String(text);
      if (ready.test(said)) resolve();
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("error", reject);
    child.once("exit", (code) =>
      reject(new Error(`${program} ended with ${code}: ${said.slice(-2_000)}`)),
    );
  });
}

/** A folder that the program may write in and nobody else may look into. */
export function folderFor(name: string): string {
  const folder = mkdtempSync(join(existsSync("/tmp") ? "/tmp" : tmpdir(), `ae-${name}-`));
  if (as.uid !== undefined) chownSync(folder, as.uid, as.gid);
  return folder;
}

/** Where `program` lies. */
export function findProgram(program: string, install: string): string {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin"];
  const found = folders.map((folder) => join(folder, program)).find(existsSync);
  if (found) return found;
  throw new Error(`${program} is not installed: run \`${install}\``);
}
