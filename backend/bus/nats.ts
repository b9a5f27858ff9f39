import { connect, type NatsConnection, type Subscription } from "@nats-io/transport-node";
import { type Bus, News } from "./bus.ts";
import { inProcessBus } from "./in-process.ts";

export type NatsOptions = {
  /** One or several addresses, separated by commas; `nats://user:password@host` or `tls://…`. */
  readonly url: string;
  /** Said when the connection is there, goes and comes back. */
  readonly note: (event: string) => void;
};

/** Between attempts while NATS was never there; afterwards the library's own times hold. */
const FIRST_WAIT_MS = 1_000;

/**
 * The bus of several processes. Within a process news goes without NATS; between them it is lost while NATS is away, and found by the
 * next pull. Starts and runs without NATS too: it joins when it can.
 */
export function natsBus({ url, note }: NatsOptions): Bus {
  const local = inProcessBus();
  const heard = new Map<string, Heard>();
  let nats: NatsConnection | undefined;
  let closed = false;

  const join = async (): Promise<void> => {
    const connection = await connect({
      servers: url.split(",").map((server) => server.trim()),
      name: "all-elements",
      noEcho: true,
      timeout: 5_000,
      maxReconnectAttempts: -1,
      reconnectTimeWait: 500,
      reconnectJitter: 500,
      pingInterval: 20_000,
      maxPingOut: 2,
    });
    if (closed) return connection.close();
    nats = connection;
    for (const [org, entry] of heard) entry.subscription = listen(connection, org);
    await connection.flush(); // what is published from here on reaches us
    note("bus connected");
    for await (const status of connection.status())
      if (status.type === "disconnect" || status.type === "reconnect") note(`bus ${status.type}ed`);
  };
  let again: NodeJS.Timeout | undefined;
  const keepTrying = (): void =>
    void join().catch(() => {
      if (!closed) again = setTimeout(keepTrying, FIRST_WAIT_MS);
    });
  keepTrying();

  const listen = (connection: NatsConnection, org: string): Subscription =>
    connection.subscribe(subjectOf(org), {
      callback: (error, message) => {
        if (error) return;
        const news = News.safeParse(parsed(message.string()));
        if (news.success) local.publish(org, news.data);
      },
    });

  return {
    publish: (org, news) => {
      local.publish(org, news);
      if (nats && !nats.isClosed()) nats.publish(subjectOf(org), JSON.stringify(news));
    },
    subscribe: (org, hear) => {
      const stop = local.subscribe(org, hear);
      const entry: Heard = heard.get(org) ?? { listeners: 0 };
      if (entry.listeners++ === 0) {
        heard.set(org, entry);
        if (nats) entry.subscription = listen(nats, org);
      }
      return () => {
        stop();
        if (--entry.listeners > 0) return;
        entry.subscription?.unsubscribe();
        heard.delete(org);
      };
    },
    close: async () => {
      closed = true;
      clearTimeout(again);
      await nats?.close();
      await local.close();
    },
  };
}

type Heard = { subscription?: Subscription; listeners: number };

const subjectOf = (org: string): string => `all-elements.news.${org}`;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // of another program, or another version
  }
}
