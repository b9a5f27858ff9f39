import { fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Lane } from "../../backend/db/pool.ts";
import type { Calls } from "./sync-backend.ts";

/** Where the process answers, and who is in its organisation. */
type Place = Readonly<Record<"url" | "org" | "ana" | "ben" | "pair" | "pairId", string>>;

/** A backend in a process of its own, and what the bench may ask it past HTTP. */
export type BackendProcess = AsyncDisposable & {
  readonly lane: Lane;
  readonly at: Place;
  readonly call: <K extends keyof Calls>(
    name: K,
    ...input: Parameters<Calls[K]>
  ) => Promise<Awaited<ReturnType<Calls[K]>>>;
};

/** Starts it on a lane with an empty database of its own. */
export async function backendProcess(lane: Lane): Promise<BackendProcess> {
  const folder = mkdtempSync(join(tmpdir(), "bench-backend-"));
  const entry = new URL("./sync-backend.ts", import.meta.url).pathname;
  const child = fork(entry, [lane, join(folder, "data")], { serialization: "advanced" });
  const answer = (): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const ended = (): void => reject(new Error("the backend's process ended"));
      child.once("exit", ended);
      child.once("message", (said: { value?: unknown; error?: string }) => {
        child.off("exit", ended);
        if (said.error === undefined) resolve(said.value);
        else reject(new Error(said.error));
      });
    });
  const at = (await answer()) as Place;
  const call: BackendProcess["call"] = async (name, ...input) => {
    child.send({ name, input: input[0] });
    return (await answer()) as never;
  };
  return {
    lane,
    at,
    call,
    [Symbol.asyncDispose]: async () => {
      await call("end");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
