import { appendFileSync, mkdirSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Ids } from "#core/kernel/ids.ts";
import type { Clock } from "#core/kernel/time.ts";

/** Writes what happened, never what was said: names, codes, numbers and code positions only. */
export interface Log {
  readonly note: (
    event: string,
    facts?: Readonly<Record<string, string | number | boolean>>,
  ) => void;
  /** Logs a bug once and gives it a number that a person can quote. */
  readonly incident: (where: string, error: unknown) => string;
}

const MAX_BYTES = 1_000_000;

/** A log of JSON lines in `folder`, of two files of at most 1 MB. */
export function fileLog(
  folder: string,
  deps: { readonly clock: Clock; readonly ids: Ids; readonly name: string },
): Log {
  const path = join(folder, `${deps.name}.log`);
  const write = (line: Readonly<Record<string, unknown>>): void => {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > MAX_BYTES)
        renameSync(path, `${path}.1`);
      appendFileSync(
        path,
        `${JSON.stringify({ at: new Intl.DateTimeFormat("sv", { dateStyle: "short", timeStyle: "medium", timeZone: "UTC" }).format(deps.clock.now()), ...line })}\n`,
        { mode: 0o600 },
      );
    } catch {
      // a log that cannot be written must not stop what it is about
    }
  };
  return {
    note: (event, facts = {}) => write({ event, ...facts }),
    incident: (where, error) => {
      const incident = deps.ids.next().replace(/-/g, "").slice(-10).toUpperCase();
      write({ incident, where, ...describe(error) });
      return incident;
    },
  };
}

/** An error's kind and place. Its message is left out: it may quote what a person wrote. */
function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = (error as { code?: unknown }).code;
  // The stack begins with the message, which may have lines that look like places.
  const { stack = "", message } = error;
  const frames = stack
    .slice(Math.max(stack.indexOf(message), 0) + message.length)
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12);
  return {
    error: error.name,
    ...(typeof code === "string" ? { code } : {}),
    stack: frames.map((frame) => frame.trim().replace(/\(?(file:\/\/)?[^ ()]*[/\\]/, "(")),
  };
}
