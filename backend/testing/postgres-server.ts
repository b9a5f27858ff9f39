import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { postgresProgram } from "../db/postgres-program.ts";
import { folderFor, runAs, type ServerProcess, startServer } from "./server-process.ts";

/** A PostgreSQL of one's own, on a socket in a folder that nobody else may enter. */
export type PostgresServer = AsyncDisposable & {
  /** Its database `postgres`, as a superuser. */
  readonly url: string;
  /** kill -9 of the postmaster; its children end by themselves. */
  readonly kill: () => Promise<void>;
  /** After `kill`: starts again on the same data. */
  readonly start: () => Promise<void>;
  /** Ends it and forgets its data. */
  readonly stop: () => Promise<void>;
};

/** `durable` as for real; otherwise it does not wait for the disk, which only a power cut would notice. */
export async function startPostgres(
  options: { readonly durable?: boolean } = {},
): Promise<PostgresServer> {
  const folder = folderFor("postgres");
  const data = join(folder, "data");
  await runAs(postgresProgram("initdb"), [
    `--pgdata=${data}`,
    "--username=postgres",
    "--encoding=UTF8",
    "--locale=C.UTF-8",
    "--auth=trust",
    "--no-sync",
  ]);
  const settings = [
    "listen_addresses=",
    "max_connections=300",
    "shared_buffers=128MB",
    ...(options.durable ? [] : ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]),
  ];
  const args = ["-D", data, "-k", folder, ...settings.flatMap((setting) => ["-c", setting])];
  const start = (): Promise<ServerProcess> =>
    startServer(postgresProgram("postgres"), args, /ready to accept connections/);
  let server = await start();
  const stop = async (): Promise<void> => {
    await server.end("SIGINT");
    rmSync(folder, { recursive: true, force: true });
  };
  return {
    url: `postgres://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`,
    kill: () => server.end("SIGKILL"),
    start: async () => {
      server = await onceFree(start);
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** Children of a killed postmaster take a moment to end, and until then its successor refuses, as PostgreSQL's service would see too. */
async function onceFree(start: () => Promise<ServerProcess>): Promise<ServerProcess> {
  for (let attempt = 1; ; attempt++)
    try {
      return await start();
    } catch (error) {
      const isHeld = /pre-existing shared memory block|lock file .* already exists/.test(
        String(error),
      );
      if (!isHeld || attempt === 50) throw error;
      await pause(100);
    }
}
