import { findProgram, type ServerProcess, startServer } from "./server-process.ts";

/** A NATS server on this machine. It answers on `port`, also when it is started again. */
export type NatsServer = { readonly url: string; readonly process: ServerProcess };

export async function startNats(port: number): Promise<NatsServer> {
  const program = findProgram(
    "nats-server",
    "sudo apt-get install -y --no-install-recommends nats-server",
  );
  const args = ["--addr", "127.0.0.1", "--port", String(port)];
  const process = await startServer(program, args, /Server is ready/);
  return { url: `nats://127.0.0.1:${port}`, process };
}
