// One line on the console per step of the set-up: what, and how long. A failure says what, why and what to do.

/** A failure that a person can act on: `what` failed, `why`, and what to `do` about it. */
export class SetupFailure extends Error {
  /** @param {{ what: string, why: string, do: string }} parts */
  constructor(parts) {
    super(`${parts.what}\n  why: ${parts.why}\n  to do: ${parts.do}`);
    this.name = "SetupFailure";
  }
}

/**
 * Runs one step and prints its line; what it returns as `said` is shown, the whole value is handed on.
 * @template {{ said: string }} T
 * @param {string} name
 * @param {() => T | Promise<T>} body
 * @returns {Promise<T>}
 */
export async function step(name, body) {
  const started = performance.now();
  const result = await body();
  const ms = Math.round(performance.now() - started);
  say(
    `${name.padEnd(13)} ${result.said} (${ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`})`,
  );
  return result;
}

/** Progress goes to stderr, so that a script's own result can be piped. @param {string} text */
export function say(text) {
  process.stderr.write(`[set-up] ${text}\n`);
}

/** Ends a script with its failure told in plain words. @param {unknown} error @returns {never} */
export function fail(error) {
  if (error instanceof SetupFailure) console.error(`\n[set-up] FAILED: ${error.message}\n`);
  else console.error(error);
  process.exit(1);
}
