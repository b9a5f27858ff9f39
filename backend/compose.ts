import { randomBytes } from "node:crypto";
import type { Server } from "node:http";
import { join, resolve } from "node:path";
import type { Hono } from "hono";
import type { Bus } from "./bus/bus.ts";
import { inProcessBus } from "./bus/in-process.ts";
import { natsBus } from "./bus/nats.ts";
import { chance, clock, ids, log } from "./compose-real.ts";
import { composeServer } from "./compose-server.ts";
import { openStore } from "./compose-store.ts";
import type { Config } from "./config.ts";
import { safeCost } from "./features/accounts/password-hasher.ts";
import { startJobs } from "./jobs.ts";
import { folderMailer } from "./mail/folder-mailer.ts";
import { type Mailer, smtpMailer } from "./mail/mailer.ts";
import { ownSecret } from "./secrets/own-secret.ts";

export type Backend = {
  readonly app: Hono;
  /** Lets devices listen at `server`; answers how to send them away. */
  readonly live: (server: Server) => () => void;
  /** No new work: balancers that ask are told so. */
  readonly drain: () => void;
  readonly close: () => Promise<void>;
};

/** Makes the real server: the one place where its parts are made. */
export async function compose(config: Config): Promise<Backend> {
  const store = await openStore(config);
  const folder = resolve(config.DATA_FOLDER);
  const bytes = { bytes: (count: number) => randomBytes(count) };
  const bus = busOf(config);
  const server = composeServer({
    db: store.db,
    bus,
    clock,
    ids,
    log,
    chance: bytes,
    secret: config.SECRET ?? ownSecret(folder, bytes),
    cost: safeCost,
    publicUrl: config.PUBLIC_URL ?? `http://${config.LISTEN_HOST}:${config.LISTEN_PORT}`,
    mailer: mailerOf(config, join(folder, "mail")),
    proxies: config.PROXIES,
    operatorToken: config.METRICS_TOKEN,
  });
  const stopJobs = startJobs(server.jobs, log, chance);
  return {
    app: server.app,
    live: (http) => server.live(http).close,
    drain: server.drain,
    close: async () => {
      await stopJobs();
      await server.mailed();
      await bus.close();
      await store.close();
    },
  };
}

const busOf = ({ NATS_URL }: Config): Bus =>
  NATS_URL ? natsBus({ url: NATS_URL, note: (event) => log.note(event) }) : inProcessBus();

function mailerOf({ SMTP_URL, MAIL_FROM }: Config, folder: string): Mailer {
  if (SMTP_URL && MAIL_FROM) return smtpMailer(SMTP_URL, MAIL_FROM);
  log.note("no mail server is set: mails are written into a folder", { folder });
  return folderMailer(folder, { clock, ids });
}
