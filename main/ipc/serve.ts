import { ipcMain } from "electron";
import { channels } from "#contract/channels.ts";
import { fail } from "#core/kernel/result.ts";
import type { Log } from "../log.ts";
import { fewAtOnce, MOST_AT_ONCE } from "./few-at-once.ts";
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

/** Binds every declared channel: refuses strangers, what no screen asks and what is too much at once, then answers or passes on. No other channel exists. */
export function serve({ log, askHere, askStore }: ServeDeps): void {
  const ask = fewAtOnce(MOST_AT_ONCE, () => log.note("page asks without end"));
  for (const channel of channels) {
    const answer = /^(settings|shell|health)\./.test(channel) ? askHere : askStore;
    ipcMain.handle(channel, async (event, input: unknown) => {
      if (!isTrusted(event)) {
        log.note("stranger refused", { channel });
        throw new Error("refused");
      }
      const answered = await ask(event.sender.id, async () =>
        isPlain(input)
          ? answer(channel, input)
          : fail({ type: "BadInput", issues: ["not plain data"] }),
      );
      return answered ?? fail({ type: "TooManyAtOnce" });
    });
  }
}
