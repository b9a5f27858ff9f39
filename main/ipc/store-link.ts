import { Worker } from "node:worker_threads";
import { fail, type Result } from "#core/kernel/result.ts";
import type { NotificationWishes } from "#core/reminders/ringing.ts";
import type { Ring } from "../features/reminders/bells.ts";
import type { VaultError } from "../secrets/vault.ts";
import type { FromStore, StoreStart, ToStore } from "../store/protocol.ts";

export type StoreLink = {
  /** Sends a question; the answer is the store's `Result`. */
  readonly ask: (channel: string, input: unknown) => Promise<unknown>;
  /** The first screen stands: what needs a server may begin. */
  readonly goOnline: () => void;
  /** When the person does not want to be disturbed. */
  readonly keepQuiet: (wishes: NotificationWishes) => void;
  /** The computer slept, or its network is another. */
  readonly wake: () => void;
  /** Closes the file and ends the thread. */
  readonly close: () => Promise<"ended" | "stuck">;
};

export type StoreLinkDeps = StoreStart & {
  readonly entry: URL;
  readonly onChanged: (tables: readonly string[]) => void;
  readonly onRing: (ring: Ring) => void;
  readonly onWithdraw: (ids: readonly string[]) => void;
  readonly safeStorage: (what: "encrypt" | "decrypt", text: string) => Result<string, VaultError>;
  /** The thread ended by itself: a bug or a crash in native code that the process survived. */
  readonly onDeath: (error: unknown) => void;
};

/** Starts the store on its thread and speaks with it. */
export function startStore(deps: StoreLinkDeps): StoreLink {
  const worker = new Worker(deps.entry, {
    workerData: { folder: deps.folder, logs: deps.logs, sample: deps.sample } satisfies StoreStart,
    stdout: false,
  });
  const waiting = new Map<number, (answer: unknown) => void>();
  let closing: (() => void) | undefined;
  let lastId = 0;
  const tell = (message: ToStore): void => worker.postMessage(message);

  worker.on("message", (message: FromStore) => {
    switch (message.type) {
      case "answer":
        waiting.get(message.id)?.(message.answer);
        waiting.delete(message.id);
        return;
      case "changed":
        deps.onChanged(message.tables);
        return;
      case "ring":
        deps.onRing(message.ring);
        return;
      case "withdraw":
        deps.onWithdraw(message.ids);
        return;
      case "safe-storage":
        tell({
          type: "safe-storage-answer",
          id: message.id,
          answer: deps.safeStorage(message.do, message.text),
        });
        return;
      case "closed":
        closing?.();
        return;
    }
  });
  let hasEnded = false;
  const ended = (error: unknown): void => {
    if (hasEnded) return;
    hasEnded = true;
    for (const resolve of waiting.values()) resolve(fail({ type: "NotOpen" }));
    waiting.clear();
    if (closing) closing();
    else deps.onDeath(error);
  };
  worker.once("error", ended);
  worker.once("exit", (code) => ended(new Error(`the store's thread ended with ${code}`)));

  return {
    ask: (channel, input) => {
      if (hasEnded) return Promise.resolve(fail({ type: "NotOpen" }));
      return new Promise((resolve) => {
        const id = ++lastId;
        waiting.set(id, resolve);
        try {
          tell({ type: "ask", id, channel, input });
        } catch {
          // What came from the page is plain data, but it can be nested deeper than it can be copied once more.
          waiting.delete(id);
          resolve(fail({ type: "BadInput", issues: ["not plain data"] }));
        }
      });
    },
    goOnline: () => tell({ type: "go-online" }),
    keepQuiet: (quiet) => tell({ type: "quiet", quiet }),
    wake: () => tell({ type: "wake" }),
    close: () =>
      new Promise((resolve) => {
        const done = (): void => {
          clearTimeout(patience);
          void worker.terminate().then(() => resolve("ended"));
          // A keychain that does not answer holds the thread that asked it, for as long as it likes.
          setTimeout(() => resolve("stuck"), STUCK_MS);
        };
        // What was saved is in the file: a store that does not answer keeps nobody from quitting.
        const patience = setTimeout(done, CLOSE_MS);
        closing = done;
        if (hasEnded) done();
        else tell({ type: "close" });
      }),
  };
}

const CLOSE_MS = 10_000;
/** A thread that has closed its file and is still there after so long waits for something outside of the app. */
const STUCK_MS = 1_000;
