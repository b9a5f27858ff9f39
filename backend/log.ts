import type { Ids } from "#core/kernel/ids.ts";
import type { Clock } from "#core/kernel/time.ts";

export type Facts = Readonly<Record<string, string | number | boolean | undefined>>;

/** Writes what happened, never what was said: names, codes, numbers and ids only. */
export interface Log {
  readonly note: (event: string, facts?: Facts) => void;
  /** Logs a bug once and gives it a number that a person can quote. */
  readonly incident: (where: string, error: unknown) => string;
}

/** One JSON object per line into `write`. */
export function jsonLog(
  write: (line: string) => void,
  deps: { readonly clock: Clock; readonly ids: Pick<Ids, "next"> },
): Log {
  const line = (level: "info" | "error", facts: Readonly<Record<string, unknown>>): void =>
    write(`${JSON.stringify({ at: new Date(deps.clock.now()).toISOString(), level, ...facts })}\n`);
  return {
    note: (event, facts = {}) => line("info", { event, ...facts }),
    incident: (where, error) => {
      const incident = deps.ids.next().replace(/-/g, "").slice(-10).toUpperCase();
      line("error", { incident, where, ...describe(error) });
      return incident;
    },
  };
}

/** An error's kind and place. Its message is left out, and PostgreSQL's detail too: they may quote what a person wrote. */
function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  const { stack = "", message, cause } = error;
  // The stack begins with the message, which may have lines that look like places.
  const frames = stack
    .slice(Math.max(stack.indexOf(message), 0) + message.length)
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12);
  return {
    error: error.name,
    ...named(error, ["code", "table", "constraint", "routine", "syscall"]),
    stack: frames.map((frame) => frame.trim().replace(/\(?(file:\/\/)?[^ ()]*[/\\]/, "(")),
    ...(cause === undefined ? {} : { cause: describe(cause) }),
  };
}

const named = (error: object, names: readonly string[]) =>
  Object.fromEntries(
    names
      .map((name) => [name, (error as Record<string, unknown>)[name]])
      .filter(([, value]) => typeof value === "string"),
  );
