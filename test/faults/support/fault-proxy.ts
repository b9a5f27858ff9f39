import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { chanceOf } from "./rounds.ts";

/** What a bad network, a proxy on the way or a tired server does to one request. */
export const faults = [
  /** The connection ends before the request arrives. */
  "refused",
  /** The request is done, its answer is lost. */
  "answer-lost",
  /** Done twice, as by a router that sends again; the second answer is told. */
  "doubled",
  /** The answer ends in the middle. */
  "truncated",
  /** Nothing comes, and nothing says so, until the storm is over. */
  "half-open",
  "slow",
  "429",
  "500",
  "502",
  "503",
  /** A hotel's sign-in page, with status 200. */
  "captive-portal",
  /** The same, as a redirect to another host. */
  "redirect",
] as const;
export type Fault = (typeof faults)[number];

export type FaultProxy = AsyncDisposable & {
  readonly url: string;
  /** Faults told so far, by kind; `none` for requests that went through. */
  readonly told: Readonly<Record<string, number>>;
  /** Everything that was sent towards the server, as it crossed the wire. */
  readonly seen: () => string;
  /** From now on: every request through, or the share of bad ones. */
  readonly calm: () => void;
  readonly storm: (share: number) => void;
  /** No network at all: every connection is refused, the open ones end. */
  readonly offline: (isOffline: boolean) => void;
};

/** A reverse proxy on loopback that spoils requests by chance. `target` may change its port: say where it is each time. */
export async function startFaultProxy(options: {
  readonly target: () => URL;
  readonly seed: number;
  readonly share: number;
  readonly kinds?: readonly Fault[];
}): Promise<FaultProxy> {
  const chance = chanceOf(options.seed);
  const kinds = options.kinds ?? faults;
  const told: Record<string, number> = {};
  const seen: Buffer[] = [];
  const sockets = new Set<Duplex>();
  const silent = new Set<ServerResponse>();
  let share = options.share;
  let isOffline = false;

  const server = createServer((incoming, answer) => {
    const fault = chance.nat(1_000) < share * 1_000 ? chance.pick(kinds) : undefined;
    told[fault ?? "none"] = (told[fault ?? "none"] ?? 0) + 1;
    void spoil(incoming, answer, fault, { target: options.target, chance, seen, silent });
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    if (isOffline) socket.destroy();
  });
  server.on("upgrade", (incoming: IncomingMessage, socket: Socket, head: Buffer) => {
    passOn(incoming, socket, head, options.target());
    // Live sockets are cut now and then, as by a lid that closes.
    const isCut = chance.nat(1_000) < share * 1_000;
    if (isCut) setTimeout(() => socket.destroy(), chance.nat(2_000)).unref();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const endAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${port}`,
    told,
    seen: () => Buffer.concat(seen).toString("utf8"),
    calm: () => {
      share = 0;
      for (const answer of silent) answer.destroy();
      silent.clear();
    },
    storm: (to) => (share = to),
    offline: (is) => {
      isOffline = is;
      if (is) endAll();
    },
    [Symbol.asyncDispose]: async () => {
      endAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Wire = {
  readonly target: () => URL;
  readonly chance: ReturnType<typeof chanceOf>;
  readonly seen: Buffer[];
  readonly silent: Set<ServerResponse>;
};

async function spoil(
  incoming: IncomingMessage,
  answer: ServerResponse,
  fault: Fault | undefined,
  wire: Wire,
): Promise<void> {
  const body = await bodyOf(incoming).catch(() => undefined);
  if (!body || fault === "refused") return void answer.destroy();
  wire.seen.push(body);
  if (fault === "half-open") return void wire.silent.add(answer);
  if (fault === "slow") await new Promise((resolve) => setTimeout(resolve, wire.chance.nat(1_500)));
  const canned = fault && instead(fault);
  if (canned) {
    answer.writeHead(canned.status, canned.headers);
    return void answer.end(canned.body);
  }
  const first = await forward(incoming, body, wire.target());
  const told = fault === "doubled" ? await forward(incoming, body, wire.target()) : first;
  if (!told || fault === "answer-lost") return void answer.destroy();
  answer.writeHead(told.status, told.headers);
  if (fault !== "truncated") return void answer.end(told.body);
  answer.write(told.body.subarray(0, wire.chance.nat(Math.max(1, told.body.length))));
  setImmediate(() => answer.destroy());
}

type Answer = {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: Buffer;
};

function instead(fault: Fault): Answer | undefined {
  const html = { "content-type": "text/html" };
  const page = Buffer.from("<!doctype html><title>Hotel</title><form>Room number?</form>");
  switch (fault) {
    case "429":
      return { status: 429, headers: { "retry-after": "1" }, body: Buffer.alloc(0) };
    case "500":
    case "502":
    case "503":
      return { status: Number(fault), headers: html, body: Buffer.from("<h1>Bad gateway</h1>") };
    case "captive-portal":
      return { status: 200, headers: html, body: page };
    case "redirect":
      return {
        status: 302,
        headers: { location: "http://127.0.0.1:9/login" },
        body: Buffer.alloc(0),
      };
    default:
      return undefined;
  }
}

/** What the server answered; `undefined` when it is not there. */
function forward(
  incoming: IncomingMessage,
  body: Buffer,
  target: URL,
): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const { method, url, headers } = incoming;
    const sent = request(
      new URL(url ?? "/", target),
      { method: method ?? "GET", headers: { ...headers, host: target.host }, agent: false },
      (response) => {
        bodyOf(response).then(
          (all) =>
            resolve({ status: response.statusCode ?? 502, headers: response.headers, body: all }),
          () => resolve(undefined),
        );
      },
    );
    sent.on("error", () => resolve(undefined));
    sent.end(body);
  });
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** A live socket goes through as it is. */
function passOn(incoming: IncomingMessage, socket: Socket, head: Buffer, target: URL): void {
  const upstream = connect(Number(target.port), target.hostname, () => {
    const lines = incoming.rawHeaders.flatMap((name, at, all) =>
      at % 2 === 0 ? [`${name}: ${all[at + 1] ?? ""}`] : [],
    );
    upstream.write(`GET ${incoming.url ?? "/"} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
    upstream.write(head);
    upstream.pipe(socket).pipe(upstream);
  });
  for (const end of [upstream, socket]) {
    end.on("error", () => (upstream.destroy(), socket.destroy()));
    end.on("close", () => (upstream.destroy(), socket.destroy()));
  }
}
