// Child processes: run to the end, stop on failure, keep the tail of what they said for the message.
import { spawn } from "node:child_process";

/**
 * @typedef {{ code: number | null, signal: NodeJS.Signals | null, output: string, error?: Error }} Ended
 * @typedef {import('node:child_process').SpawnOptions & { onText?: (text: string) => void, input?: string }} RunOptions
 */

/**
 * Runs a command and gathers what it says (stdout and stderr in one).
 * @param {string} command @param {readonly string[]} args @param {RunOptions} [options]
 * @returns {Promise<Ended>}
 */
export function run(command, args, { onText, input, ...options } = {}) {
  return new Promise((resolve) => {
    let output = "";
    const child = spawn(command, [...args], {
      stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
      ...options,
    });
    const hear = (/** @type {Buffer} */ chunk) => {
      output += chunk;
      onText?.(String(chunk));
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    if (input !== undefined) child.stdin?.end(input);
    child.on("error", (error) => resolve({ code: null, signal: null, output, error }));
    child.on("close", (code, signal) => resolve({ code, signal, output }));
  });
}

/** Why a child process ended badly, in one line. @param {Ended} ended */
export function whyEnded(ended) {
  const last = tail(ended.output, 12);
  const how = ended.error
    ? ended.error.message
    : ended.signal
      ? `ended by ${ended.signal}`
      : `exit code ${ended.code}`;
  return last ? `${how}; it said:\n${last.replace(/^/gm, "      ")}` : how;
}

/** @param {string} text @param {number} lines */
export function tail(text, lines) {
  return text.trimEnd().split("\n").slice(-lines).join("\n");
}
