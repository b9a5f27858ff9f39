import { app } from "electron";
import type { Said } from "./quick-add.ts";
import { wordsIn } from "./words.ts";

/** Ends the process with one line for the terminal that started it. */
export function sayAndExit({ isSaved, line }: Said, end: "ended" | "stuck" = "ended"): void {
  (isSaved ? process.stdout : process.stderr).write(`${line}\n`, () => {
    // A thread that waits for a keychain would keep the process with it.
    if (end === "stuck") process.kill(process.pid, "SIGKILL");
    app.exit(isSaved ? 0 : 1);
  });
}

/** The one that runs gave no answer. */
export const silence = (): Said => ({ isSaved: false, line: wordsIn("system").notSaved.silent });
