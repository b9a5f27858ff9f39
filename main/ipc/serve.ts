import { ipcMain } from "electron";
import { contract, type Channel, type SliceHandlers, type SystemFailure } from "#contract/index.ts";
import { fail, type Result } from "#core/kernel/result.ts";
import type { Log } from "../log.ts";
import { isPlain } from "./plain.ts";
import { isTrusted } from "./trusted.ts";

/** Channels answered in the main process itself, since they are about windows and the system. */
type ShellHandlers = SliceHandlers<"settings" | "shell">;

export type ServeDeps = {
  readonly log: Log;
  readonly shell: ShellHandlers;
  /** Sends a question on to the store, which parses it itself. */
  readonly askStore: (channel: Channel, input: unknown) => Promise<unknown>;
};

/** Binds every declared channel: refuses strangers and what no screen asks, then answers or passes on. No other channel exists. */
export function serve(deps: ServeDeps): void {
  for (const channel of Object.keys(contract) as Channel[]) {
    ipcMain.handle(channel, async (event, input: unknown) => {
      if (!isTrusted(event)) {
        deps.log.note("stranger refused", { channel });
        throw new Error("refused");
      }
      if (!isPlain(input)) return fail({ type: "BadInput", issues: ["not plain data"] });
      return isShell(channel) ? answerHere(deps, channel, input) : deps.askStore(channel, input);
    });
  }
}

const isShell = (channel: Channel): channel is keyof ShellHandlers =>
  /^(settings|shell)\./.test(channel);

async function answerHere(
  deps: ServeDeps,
  channel: keyof ShellHandlers,
  input: unknown,
): Promise<Result<unknown, SystemFailure>> {
  const parsed = contract[channel].input.safeParse(input);
  if (!parsed.success)
    return fail({
      type: "BadInput",
      issues: parsed.error.issues
        .slice(0, 8)
        .map((issue) => `${issue.path.join(".")}: ${issue.code}`),
    });
  try {
    return await (deps.shell[channel] as (input: unknown) => Promise<Result<unknown>>)(parsed.data);
  } catch (error) {
    return fail({ type: "Crash", incident: deps.log.incident(channel, error) });
  }
}
