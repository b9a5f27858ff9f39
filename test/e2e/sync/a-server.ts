import { randomBytes, randomUUID } from "node:crypto";
import type { Socket } from "node:net";
import type { Ids } from "#core/kernel/ids.ts";
import { paths } from "#sync/protocol/protocol.ts";
import { namedUuid } from "#core/kernel/named-uuid.ts";
import type { Millis } from "#core/kernel/time.ts";
import { inProcessBus } from "../../../backend/bus/in-process.ts";
import { composeAccounts } from "../../../backend/compose-accounts.ts";
import { composeSync } from "../../../backend/compose-sync.ts";
import { freshDb } from "../../../backend/db/testing.ts";
import { keyRoutes } from "../../../backend/features/keys/routes.ts";
import { app } from "../../../backend/http/app.ts";
import type { Route } from "../../../backend/http/route.ts";
import { Hub } from "../../../backend/live/hub.ts";
import { liveSockets } from "../../../backend/live/sockets.ts";
import { smtpMailer } from "../../../backend/mail/mailer.ts";
import { listen } from "../../../backend/server.ts";
import { type Mailbox, openMailbox } from "../../../backend/testing/mailbox.ts";

/** A whole backend on loopback with an embedded database of its own, and the mails it sends. */
export type RunningServer = AsyncDisposable & {
  readonly url: string;
  readonly mailbox: Mailbox;
  /** Every body that was pushed, as it arrived. */
  readonly pushed: readonly string[];
  /** How often anything was asked for. */
  readonly asked: () => number;
  /** What went wrong inside, if anything. */
  readonly incidents: readonly unknown[];
  /** Cuts every line and lets nobody in, until `mend`. */
  readonly cut: () => void;
  readonly mend: () => void;
  /** Rows as they lie in the database. */
  readonly rows: (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;
};

export async function aServer(): Promise<RunningServer> {
  const fresh = await freshDb();
  const mailbox = await openMailbox();
  const clock = { now: () => Date.now() as Millis };
  const ids: Ids = { next: () => randomUUID(), from: namedUuid };
  const bus = inProcessBus();
  const incidents: unknown[] = [];
  const pushed: string[] = [];
  let asked = 0;
  const trouble = (error: unknown): void => void incidents.push(error);
  const account = (org: string, person: string) => bus.publish(org, { type: "account", person });
  const { db } = fresh;
  const sync = composeSync({ db, clock, ids, bus });
  const accounts = composeAccounts({
    db,
    clock,
    ids,
    chance: { bytes: (count) => randomBytes(count) },
    secret: "a secret that only this test knows, long enough",
    cost: { memoryKiB: 64, passes: 1 },
    publicUrl: "https://elements.test",
    mailer: smtpMailer(mailbox.url, "All Elements <hello@elements.test>"),
    trouble: (_, error) => trouble(error),
    onMembership: sync.onMembership,
    onDeleted: sync.onDeleted,
    onErased: sync.onErased,
    directory: sync.directory,
    onAccess: account,
  });
  const listening = await listen(
    app(
      {
        door: accounts.door,
        log: { note: () => {}, incident: (_, error) => `${incidents.push(error)}` },
        metrics: { asked: () => void (asked += 1) },
        proxies: 0,
        stopwatch: () => 0,
      },
      [
        ...accounts.routes,
        ...keyRoutes({ db, clock, poke: account }),
        ...sync.routes.map((route) => recorded(route, pushed)),
      ],
    ),
    "127.0.0.1",
    0,
  );
  const lines = new Set<Socket>();
  let isCut = false;
  listening.server.on("connection", (line: Socket) => {
    if (isCut) return void line.destroy();
    lines.add(line);
    line.once("close", () => lines.delete(line));
  });
  const hub = new Hub({ bus, trouble, scopesOf: sync.scopesOf });
  const sockets = liveSockets(listening.server, {
    hub,
    door: accounts.door,
    trouble,
    most: 100,
    mostOfDevice: 2,
    beatMs: 20_000,
  });
  return {
    url: listening.url,
    mailbox,
    pushed,
    incidents,
    asked: () => asked,
    cut: () => {
      isCut = true;
      for (const line of lines) line.destroy();
    },
    mend: () => {
      isCut = false;
    },
    rows: (sql) => fresh.asOwner(sql),
    [Symbol.asyncDispose]: async () => {
      sockets.close();
      await listening.close();
      await bus.close();
      await accounts.post.sent();
      await mailbox[Symbol.asyncDispose]();
      await fresh[Symbol.asyncDispose]();
    },
  };
}

/** Keeps what is pushed, as it came in. */
function recorded(route: Route, pushed: string[]): Route {
  if (route.path !== paths.push) return route;
  return {
    ...route,
    handle: (asked) => {
      pushed.push(JSON.stringify((asked as { input: unknown }).input));
      return route.handle(asked);
    },
  };
}
