import type { SliceHandlers, SystemFailure } from "#contract/index.ts";
import { health } from "#contract/health.ts";
import { settings } from "#contract/settings.ts";
import { shell } from "#contract/shell.ts";
import { fail, type Result } from "#core/kernel/result.ts";
import type { Log } from "../log.ts";

/** The rest of the contract is parsed on the store's thread. */
const contract = { ...settings, ...shell, ...health };

export type AnswerHereDeps = {
  readonly log: Log;
  readonly shell: SliceHandlers<"settings" | "shell" | "health">;
};

/** Parses and answers what is about windows and the system. */
export async function answerHere(
  { log, shell: handlers }: AnswerHereDeps,
  channel: string,
  input: unknown,
): Promise<Result<unknown, SystemFailure>> {
  const name = channel as keyof typeof contract;
  const parsed = contract[name].input.safeParse(input);
  if (!parsed.success)
    return fail({
      type: "BadInput",
      issues: parsed.error.issues
        .slice(0, 8)
        .map((issue) => `${issue.path.join(".")}: ${issue.code}`),
    });
  try {
    return await (handlers[name] as (input: unknown) => Promise<Result<unknown>>)(parsed.data);
  } catch (error) {
    return fail({ type: "Crash", incident: log.incident(channel, error) });
  }
}
