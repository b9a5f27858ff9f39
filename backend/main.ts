import { compose } from "./compose.ts";
import { backUp, restore } from "./compose-backup.ts";
import { log } from "./compose-real.ts";
import { openFor } from "./compose-store.ts";
import { type Config, ConfigError, readConfig } from "./config.ts";
import { FolderInUse } from "./db/folder-lock.ts";
import { migrate } from "./db/migrate.ts";
import { listen } from "./server.ts";
import { Unusable } from "./unusable.ts";

const usage = `usage: npm run backend [-- COMMAND]
  (none)         serve
  migrate        bring the database's schema up to date
  backup FILE    write everything into a file
  restore FILE   read it into an empty database
Settings: backend/example.env`;

try {
  await perform(process.argv.slice(2), () => readConfig(process.env));
} catch (error) {
  const isTheirs =
    error instanceof ConfigError || error instanceof Unusable || error instanceof FolderInUse;
  if (isTheirs) process.stderr.write(`${error.message}\n`);
  else log.incident("starting", error);
  process.exitCode = 1;
}

async function perform([command, ...more]: readonly string[], config: () => Config): Promise<void> {
  if (command === undefined) return serve(config());
  if (command === "migrate" && more.length === 0) return migrateOnly(config());
  const [file, ...rest] = more;
  if (command === "backup" && file && rest.length === 0) return backUp(config(), file);
  if (command === "restore" && file && rest.length === 0) return restore(config(), file);
  process.stderr.write(`${usage}\n`);
  process.exitCode = 2;
}

async function serve(config: Config): Promise<void> {
  const backend = await compose(config);
  const { server, url, close } = await listen(backend.app, config.LISTEN_HOST, config.LISTEN_PORT);
  const sendAway = backend.live(server);
  log.note("listening", { url });
  await new Promise<void>((stop) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stop());
  });
  log.note("stopping");
  backend.drain();
  sendAway();
  await close();
  await backend.close();
  log.note("stopped");
}

async function migrateOnly(config: Config): Promise<void> {
  const owner = await openFor(config, "owner");
  try {
    const steps = await migrate(owner.pool);
    log.note("migrated", { steps: steps.length });
  } finally {
    await owner.close();
  }
}
