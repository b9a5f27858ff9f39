import type { RunningApp } from "./start-app.ts";

/** How late a timer of one millisecond comes in the main process while `work` goes on, in ms: 999 of 1,000 times, and at most. */
export async function heldUp(
  { electron }: Pick<RunningApp, "electron">,
  work: () => Promise<void>,
): Promise<{ readonly p999: number; readonly max: number }> {
  await electron.evaluate(() => {
    const scope = globalThis as unknown as { gaps: number[]; listening: boolean };
    scope.gaps = [];
    scope.listening = true;
    let last = performance.now();
    const tick = (): void => {
      const now = performance.now();
      scope.gaps.push(now - last - 1);
      last = now;
      if (scope.listening) setTimeout(tick, 1);
    };
    setTimeout(tick, 1);
  });
  await work();
  const gaps = await electron.evaluate(() => {
    const scope = globalThis as unknown as { gaps: number[]; listening: boolean };
    scope.listening = false;
    return scope.gaps;
  });
  const sorted = gaps.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) /
    10;
  return { p999: at(0.999), max: at(1) };
}
