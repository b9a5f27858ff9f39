import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { freePort } from "../../../backend/testing/free-port.ts";
import { type Mailbox, openMailbox } from "../../../backend/testing/mailbox.ts";
import { type PostgresServer, startPostgres } from "../../../backend/testing/postgres-server.ts";
import { type Lines, linesOf } from "./lines.ts";

/** The backend as a company runs it: a process of its own, on a PostgreSQL that waits for the disk. */
export type RealBackend = AsyncDisposable & {
  /** The same after a restart. */
  readonly url: URL;
  readonly mailbox: Mailbox;
  readonly postgres: PostgresServer;
  /** kill -9. */
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** Log lines that name an incident. */
  readonly incidents: () => readonly string[];
};

const root = join(import.meta.dirname, "..", "..", "..");

export async function startRealBackend(publicUrl: () => string): Promise<RealBackend> {
  await using stack = new AsyncDisposableStack();
  const postgres = stack.use(await startPostgres({ durable: true }));
  const mailbox = stack.use(await openMailbox());
  const port = await freePort();
  const lives: Lines[] = [];
  let running: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const child = spawn(process.execPath, [join(root, "backend", "main.ts")], {
      cwd: root,
      stdio: ["ignore", "pipe", "inherit"],
      env: {
        PATH: process.env["PATH"],
        LISTEN_PORT: String(port),
        PUBLIC_URL: publicUrl(),
        DATABASE_URL: postgres.url,
        SECRET: "a secret that only this test knows, long enough",
        SMTP_URL: mailbox.url,
        MAIL_FROM: "All Elements <hello@elements.test>",
      },
    });
    running = child;
    const said = linesOf(child.stdout);
    lives.push(said);
    while (!(await said.next("{")).includes('"event":"listening"'));
  };
  const kill = async (): Promise<void> => {
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const exited = once(running, "exit");
    running.kill("SIGKILL");
    await exited;
  };
  stack.defer(kill);
  await start();
  const owned = stack.move();
  return {
    url: new URL(`http://127.0.0.1:${port}`),
    mailbox,
    postgres,
    incidents: () => lives.flatMap(({ all }) => all.filter((line) => line.includes('"incident"'))),
    kill,
    start,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
