import type { Log } from "./log.ts";

/** Work that comes round by itself. */
export type Job = {
  readonly name: string;
  readonly everyMs: number;
  readonly work: () => Promise<void>;
};

/**
 * Does each job now and then, first after a part of its time that differs from process to process; never the same one twice at once in
 * this process. Each must bear being done by several processes. Answers how to stop, which waits for what is under way.
 */
export function startJobs(
  jobs: readonly Job[],
  log: Log,
  chance: () => number,
): () => Promise<void> {
  const underWay = new Set<Promise<void>>();
  const timers = new Map<string, NodeJS.Timeout>();
  const plan = ({ name, everyMs, work }: Job, inMs: number): void => {
    const begin = (): void => {
      const run = work()
        .catch((error: unknown) => void log.incident(`job ${name}`, error))
        .finally(() => {
          underWay.delete(run);
          if (timers.has(name)) plan({ name, everyMs, work }, everyMs);
        });
      underWay.add(run);
    };
    timers.set(name, setTimeout(begin, inMs).unref());
  };
  for (const job of jobs) plan(job, job.everyMs * (0.05 + 0.1 * chance()));
  return async () => {
    for (const timer of timers.values()) clearTimeout(timer);
    timers.clear();
    await Promise.all(underWay);
  };
}
