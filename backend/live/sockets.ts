import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocket, WebSocketServer } from "ws";
import { LIVE_SHUT, type LiveDown, LiveUp } from "#sync/protocol/live.ts";
import { paths } from "#sync/protocol/protocol.ts";
import type { DeviceHolder, Door } from "../http/door.ts";
import type { Hub, Listener } from "./hub.ts";

export type SocketDeps = {
  readonly hub: Hub;
  readonly door: Pick<Door, "device">;
  readonly trouble: (error: unknown) => void;
  /** How many at once in this process, and of one device. */
  readonly most: number;
  readonly mostOfDevice: number;
  /** After each of these it is looked who still answers; every tenth time also who may still listen. */
  readonly beatMs: number;
};

export type Sockets = {
  readonly count: () => number;
  /** Sends everybody away: they come again, to another process or to the next start of this one. */
  readonly close: () => void;
};

/** The codes a socket is closed with. */
const REPLACED = 4409;
const RESTARTING = 1012;
const TOO_SLOW = 4429;

/** A client that does not read is cut off before it fills the memory. */
const MOST_UNSENT_BYTES = 256_000;
const MOST_SAID_PER_BEAT = 60;
const RECHECK_EVERY = 10;
/** How long a client may take to answer that it is sent away. */
const FAREWELL_MS = 1_000;

/** The live socket: `GET /v1/live` with a device's access token, from which it is told what is new. */
export function liveSockets(server: Server, deps: SocketDeps): Sockets {
  const acceptor = new WebSocketServer({
    noServer: true,
    maxPayload: 4_096,
    perMessageDeflate: false,
    clientTracking: false,
  });
  const connections = new Set<Connection>();
  let entered = 0;
  server.on("upgrade", (request, socket, head) => {
    // Without a listener, a peer that resets while it is asked who it is would end the process.
    socket.on("error", () => socket.destroy());
    void enter(request, socket, head).catch((error: unknown) => {
      deps.trouble(error);
      turnAway(socket, "503 Service Unavailable");
    });
  });

  async function enter(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    if (request.url !== paths.live) return turnAway(socket, "404 Not Found");
    if (connections.size >= deps.most) return turnAway(socket, "503 Service Unavailable");
    const token = /^Bearer ([\x21-\x7e]{1,4096})$/.exec(request.headers.authorization ?? "")?.[1];
    const holder = token === undefined ? undefined : await deps.door.device(token);
    if (!holder) return turnAway(socket, "401 Unauthorized");
    const connection: Connection = { holder, number: ++entered, alive: true, said: 0 };
    const listener = await deps.hub.join(holder, {
      send: (down) => send(connection, down),
      shut: () => connection.socket?.close(LIVE_SHUT),
    });
    if (!listener) return turnAway(socket, "403 Forbidden");
    connection.listener = listener;
    connections.add(connection);
    const gone = (): void => {
      connections.delete(connection);
      listener.leave();
    };
    if (socket.destroyed) return gone();
    socket.once("close", gone);
    acceptor.handleUpgrade(request, socket, head, (opened) => open(connection, opened));
  }

  function open(connection: Connection, socket: WebSocket): void {
    connection.socket = socket;
    const same = [...connections].filter((other) => isSameDevice(other.holder, connection.holder));
    // A device that comes again has lost its old connection, and the server may not know yet.
    for (const old of same.slice(0, -deps.mostOfDevice)) old.socket?.close(REPLACED);
    socket.on("error", () => socket.terminate());
    socket.on("pong", () => {
      connection.alive = true;
    });
    socket.on("message", (data: Buffer, isBinary) => {
      if (++connection.said > MOST_SAID_PER_BEAT) return socket.close(TOO_SLOW);
      const up = isBinary ? undefined : said(data);
      if (up) connection.listener?.hear(up);
      else socket.close(1008);
    });
  }

  let beats = 0;
  const beat = setInterval(() => {
    beats++;
    for (const connection of connections) {
      if (!connection.alive) connection.socket?.terminate();
      connection.alive = false;
      connection.said = 0;
      if (connection.socket?.readyState === WebSocket.OPEN) connection.socket.ping();
      if ((beats + connection.number) % RECHECK_EVERY === 0) void connection.listener?.recheck();
    }
  }, deps.beatMs);
  beat.unref();

  return {
    count: () => connections.size,
    close: () => {
      clearInterval(beat);
      for (const { socket } of connections) {
        socket?.close(RESTARTING);
        setTimeout(() => socket?.terminate(), FAREWELL_MS).unref();
      }
    },
  };
}

type Connection = {
  readonly holder: DeviceHolder;
  /** Spreads the rechecks over the beats. */
  readonly number: number;
  socket?: WebSocket;
  listener?: Listener;
  alive: boolean;
  said: number;
};

const isSameDevice = (a: DeviceHolder, b: DeviceHolder): boolean =>
  a.device === b.device && a.org === b.org;

function send({ socket }: Connection, down: LiveDown): void {
  if (socket?.readyState !== WebSocket.OPEN) return;
  if (socket.bufferedAmount > MOST_UNSENT_BYTES) socket.terminate();
  else socket.send(JSON.stringify(down));
}

function said(data: Buffer): LiveUp | undefined {
  try {
    return LiveUp.safeParse(JSON.parse(data.toString("utf8"))).data;
  } catch {
    return undefined; // not JSON
  }
}

function turnAway(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
