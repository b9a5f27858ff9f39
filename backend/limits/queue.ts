/** Thrown when more is waiting than anybody would wait for: answered as 503, before any work is done. */
export class TooBusy extends Error {
  override readonly name = "TooBusy";
}

/** Runs at most `atOnce` things at a time, the others in the order they came; refuses when `mostWaiting` wait already. */
export function queue(atOnce: number, mostWaiting: number) {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running < atOnce) running++;
    else if (waiting.length >= mostWaiting) throw new TooBusy();
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
