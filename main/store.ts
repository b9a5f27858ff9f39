import { parentPort, workerData } from "node:worker_threads";
import { composeStore } from "./compose-store.ts";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { VaultError } from "./secrets/vault.ts";
import type { FromStore, StoreStart, ToStore } from "./store/protocol.ts";

// Entry of the store's thread: everything that touches the data file happens here, so that the main process is never held up by it.
if (!parentPort) throw new Error("the store runs on a thread of its own");
const port = parentPort;
const say = (message: FromStore): void => port.postMessage(message);

const waiting = new Map<number, (answer: Result<string, VaultError>) => void>();
let asked = 0;
const safeStorage = (
  what: "encrypt" | "decrypt",
  text: string,
): Promise<Result<string, VaultError>> =>
  new Promise((resolve) => {
    waiting.set(++asked, resolve);
    say({ type: "safe-storage", id: asked, do: what, text });
  });

const store = composeStore({
  ...(workerData as StoreStart),
  asideEntry: new URL("./aside.js", import.meta.url),
  safeStorage: {
    encrypt: async (text) => {
      const answer = await safeStorage("encrypt", text);
      return answer.ok ? ok({ blob: answer.value }) : fail(answer.error);
    },
    decrypt: (blob) => safeStorage("decrypt", blob),
  },
  announce: (tables) => say({ type: "changed", tables }),
  ring: (ring) => say({ type: "ring", ring }),
  withdraw: (ids) => say({ type: "withdraw", ids }),
});

const opened = store.open();

port.on("message", (message: ToStore) => {
  switch (message.type) {
    case "ask":
      void reply(message.id, message.channel, message.input);
      return;
    case "safe-storage-answer":
      waiting.get(message.id)?.(message.answer);
      waiting.delete(message.id);
      return;
    case "go-online":
      // Not before the file is open, and not in the way of what the first screen still asks.
      void opened.then(() => store.goOnline());
      return;
    case "wake":
      store.wake();
      void store.ring();
      return;
    case "quiet":
      store.keepQuiet(message.quiet);
      return;
    case "close":
      clearInterval(ticker);
      clearInterval(bells);
      void store.close().finally(() => say({ type: "closed" }));
      return;
  }
});

async function reply(id: number, channel: string, input: unknown): Promise<void> {
  // The first questions come while the file is being opened: they wait for it. What the keychain takes longer for, `profile.state` says.
  if (channel !== "profile.state") await opened;
  say({ type: "answer", id, answer: await store.answer(channel, input) });
}

const TICK_MS = 2_000;
/** A reminder comes within this of its instant. */
const BELLS_MS = 500;
const CHECK_AFTER_MS = 10_000;
const ticker = setInterval(() => void store.tick(), TICK_MS);
// The profile is open by then, and the first screen has what it asked for.
const bells = setInterval(() => void opened.then(() => store.ring()), BELLS_MS);
setTimeout(() => void store.check(), CHECK_AFTER_MS).unref();
