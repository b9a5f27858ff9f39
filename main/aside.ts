import { parentPort, workerData } from "node:worker_threads";
import { type Job, runJob } from "./aside/jobs.ts";

// Entry of the thread that does one job and ends.
const { job } = workerData as { job: Job };
parentPort?.postMessage(await runJob(job));
