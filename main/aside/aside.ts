import { Worker } from "node:worker_threads";
import type { Job, JobResult } from "./jobs.ts";

/** Does a job beside the store. */
export type Aside = <D extends Job["do"]>(
  job: Job & { readonly do: D },
) => Promise<JobResult & { readonly do: D }>;

/** Each job on a new thread of the script `entry`, which runs `runJob` on what it is given. */
export const asideIn =
  (entry: URL): Aside =>
  (job) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(entry, { workerData: { job } });
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.once("exit", (code) => reject(new Error(`job ${job.do} ended with ${code}`)));
    });
