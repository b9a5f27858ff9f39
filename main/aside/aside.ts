import { Worker } from "node:worker_threads";
import type { Job, JobResult } from "./jobs.ts";

/** Does a job beside the store. Rejects with an error that keeps SQLite's `code`. */
export type Aside = <D extends Job["do"]>(
  job: Job & { readonly do: D },
) => Promise<JobResult & { readonly do: D }>;

/** What the thread answers: an error loses its own fields on the way between threads, so they travel as data. */
export type Outcome =
  | { readonly ok: true; readonly result: JobResult }
  | { readonly ok: false; readonly name: string; readonly code: string };

/** Each job on a new thread of the script `entry`, which runs `runJob` on what it is given. */
export const asideIn =
  (entry: URL): Aside =>
  (job) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(entry, { workerData: { job } });
      worker.once("message", (outcome: Outcome) => {
        if (outcome.ok) resolve(outcome.result as JobResult & { readonly do: typeof job.do });
        else reject(new JobFailed(job.do, outcome));
      });
      worker.once("error", reject);
      worker.once("exit", (code) => reject(new Error(`job ${job.do} ended with ${code}`)));
    });

class JobFailed extends Error {
  readonly code: string;

  constructor(job: string, { name, code }: { readonly name: string; readonly code: string }) {
    super(`job ${job} failed`);
    this.name = name;
    this.code = code;
  }
}
