// Runs the built store on its thread, as the main process does, and passes questions to it: node store-child.mjs APP PROFILE.
import { openSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";

const [app, folder] = process.argv.slice(2);
const entry = join(app ?? "", "out", "main", "store.js");
const store = new Worker(entry, { workerData: { folder, logs: join(folder ?? "", "..", "logs") } });
store.on("message", (message) => {
  if (message.type === "answer" || message.type === "changed") process.send?.(message);
  if (message.type === "closed") process.exit(0);
});
store.on("error", (error) => process.send?.({ type: "died", error: error.message }));

process.on("message", (message) => {
  if (message.type === "speak")
    process.send?.({ type: "answer", id: message.id, answer: speak(message.to) });
  else store.postMessage(message);
});
process.on("disconnect", () => process.exit(0));

/** Speaks to the failing disk (failing-disk.c), which answers through the error. */
function speak(to) {
  try {
    openSync(`/ae-fault/${to}`);
  } catch (error) {
    return error.code;
  }
}
