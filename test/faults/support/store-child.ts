import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Answer, Channel, Question } from "#contract/index.ts";

/** The built store in a process of its own, which a test can break. */
export type StoreChild = AsyncDisposable & {
  readonly ask: <C extends Channel>(channel: C, question?: Question<C>) => Promise<Answer<C>>;
  /** Says something to the failing disk; answers with its error code. */
  readonly speak: (to: string) => Promise<string>;
  /** Resolves once the store says that these tables are different now. */
  readonly changed: (table: string) => Promise<void>;
  readonly kill: () => Promise<void>;
  readonly pid: number;
};

export type ChildOptions = {
  readonly folder: string;
  /** A library to preload. */
  readonly preload?: string;
  /** Armed from the start: `n/errno/1`. */
  readonly fault?: string;
  /** A command that is given the child's own. */
  readonly within?: readonly string[];
};

const script = join(import.meta.dirname, "store-child.mjs");

/** Why there is no failing disk here; `undefined` when there can be. */
export function whyNoFailingDisk(): string | undefined {
  if (process.platform !== "linux") return "needs Linux: it preloads a library into the store";
  try {
    execFileSync("cc", ["--version"], { stdio: "ignore" });
    return undefined;
  } catch {
    return "needs a C compiler (cc)";
  }
}

export function buildFailingDisk(): string {
  const library = join(tmpdir(), `ae-failing-disk-${process.pid}.so`);
  const source = join(import.meta.dirname, "failing-disk.c");
  execFileSync("cc", ["-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"]);
  return library;
}

export function startStoreChild({ folder, preload, fault, within = [] }: ChildOptions): StoreChild {
  const app = process.env["AE_APP"];
  if (!app) throw new Error("AE_APP is not set: run `npm run faults`");
  const [program, ...args] = [...within, process.execPath, script, app, folder];
  const child: ChildProcess = spawn(program, args, {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    serialization: "advanced",
    env: {
      ...process.env,
      ...(preload ? { LD_PRELOAD: preload } : {}),
      ...(fault ? { AE_FAULT: fault } : {}),
    },
  });
  const waiting = new Map<number, (answer: unknown) => void>();
  const listeners = new Set<(tables: readonly string[]) => void>();
  let lastId = 0;
  child.on(
    "message",
    (message: { type: string; id: number; answer: unknown; tables: string[]; error: string }) => {
      if (message.type === "changed") for (const listener of listeners) listener(message.tables);
      if (message.type === "answer") waiting.get(message.id)?.(message.answer);
      // A store that ends by itself is the worst a fault can do: the app ends with it.
      if (message.type === "died") throw new Error(`the store died: ${message.error}`);
    },
  );
  const tell = (message: object) =>
    new Promise<unknown>((resolve) => {
      waiting.set(++lastId, resolve);
      child.send({ ...message, id: lastId });
    });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return {
    ask: async (channel, question) =>
      (await tell({ type: "ask", channel, input: question })) as never,
    speak: async (to) => (await tell({ type: "speak", to })) as string,
    changed: (table) =>
      new Promise((resolve) => {
        const listener = (tables: readonly string[]): void => {
          if (!tables.includes(table)) return;
          listeners.delete(listener);
          resolve();
        };
        listeners.add(listener);
      }),
    pid: child.pid ?? 0,
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.send({ type: "close" });
      await ended;
    },
  };
}
