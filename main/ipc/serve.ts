import { ipcMain } from "electron";
import { channels } from "#contract/channels.ts";
import { fail } from "#core/kernel/result.ts";
import type { Log } from "../log.ts";
import { isPlain } from "./plain.ts";
import { isTrusted } from "./trusted.ts";

type Answering = (channel: string, input: unknown) => Promise<unknown>;

export type ServeDeps = {
  readonly log: Log;
  /** Answers what is about windows and the system. */
  readonly askHere: Answering;
  /** Sends a question on to the store, which parses it itself. */
  readonly askStore: Answering;
};

/** Binds every declared channel: refuses strangers and what no screen asks, then answers or passes on. No other channel exists. */
export function serve({ log, askHere, askStore }: ServeDeps): void {
  for (const channel of channels) {
    const answer = /^(settings|shell)\./.test(channel) ? askHere : askStore;
    ipcMain.handle(channel, async (event, input: unknown) => {
      if (!isTrusted(event)) {
        log.note("stranger refused", { channel });
        throw new Error("refused");
      }
      if (!isPlain(input)) return fail({ type: "BadInput", issues: ["not plain data"] });
      return answer(channel, input);
    });
  }
}
