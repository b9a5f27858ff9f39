import { parentPort, workerData } from "node:worker_threads";
import type { Outcome } from "./aside/aside.ts";
import { type Job, runJob } from "./aside/jobs.ts";

// Entry of the thread that does one job and ends.
const { job } = workerData as { job: Job };
parentPort?.postMessage(await outcomeOf(job));

async function outcomeOf(what: Job): Promise<Outcome> {
  try {
    return { ok: true, result: await runJob(what) };
  } catch (error) {
    const { name, code } = error as { readonly name?: string; readonly code?: string };
    return { ok: false, name: name ?? "Error", code: code ?? "" };
  }
}
