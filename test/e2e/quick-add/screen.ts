import { execFileSync, spawn, spawnSync } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";

/** A window manager on the private screen: without one nobody gives the focus back when a window goes. */
export async function startWindowManager(): Promise<Disposable> {
  const child = spawn("openbox", ["--sm-disable"], { stdio: "ignore" });
  for (const deadline = performance.now() + 10_000; !isThere(); await wait(30))
    if (performance.now() > deadline || child.exitCode !== null)
      throw new Error("openbox did not come up");
  return { [Symbol.dispose]: () => void child.kill() };
}

/** Only a window manager knows of desktops. */
const isThere = (): boolean =>
  spawnSync("xdotool", ["get_num_desktops"], { stdio: "ignore" }).status === 0;

/** Keys as a hand presses them, given to the screen itself: they go to whatever has the focus there. */
export const pressKeys = (chord: string): void =>
  void execFileSync("xdotool", ["key", "--clearmodifiers", chord]);

export const typeText = (text: string): void =>
  void execFileSync("xdotool", ["type", "--delay", "8", text]);

/** The title of the window that has the keys. Playwright tells each page that it has the focus; the screen knows better. */
export function focusedTitle(): string {
  try {
    return execFileSync("xdotool", ["getwindowfocus", "getwindowname"], {
      encoding: "utf8",
    }).trim();
  } catch {
    return ""; // none has it just now
  }
}
