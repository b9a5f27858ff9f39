import WebSocket from "ws";
import type { Clock } from "#core/kernel/time.ts";
import type { Result } from "#core/kernel/result.ts";
import { LIVE_SHUT, LiveDown, type LiveUp } from "#sync/protocol/live.ts";

export type LiveDeps = {
  readonly address: string;
  readonly access: () => Promise<Result<string, { readonly type: string }>>;
  readonly clock: Clock;
  /** From 0 up to 1. */
  readonly chance: () => number;
  readonly heard: (message: LiveDown) => void;
  /** The socket stands, or no longer does. */
  readonly connected: (isUp: boolean) => void;
  /** The server has nothing more to say to this device: it is to ask why. */
  readonly shut: () => void;
};

export type Live = {
  readonly say: (message: LiveUp) => void;
  /** The network may be another: tries now instead of later. */
  readonly retry: () => void;
  readonly close: () => void;
};

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;
const HANDSHAKE_MS = 15_000;
/** A line that is cut without a word is found by asking. */
const PING_EVERY_MS = 25_000;
const PONG_WITHIN_MS = 10_000;
/** Hints are small. */
const MOST_BYTES = 200_000;

/** The live socket: connects, and connects again. What is lost on it is found by the next pull. */
export function openLive(deps: LiveDeps): Live {
  let socket: WebSocket | undefined;
  let failures = 0;
  let isClosed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function connect(): Promise<void> {
    timer = undefined;
    const access = await deps.access().catch(() => ({ ok: false as const }));
    if (isClosed || socket) return;
    if (!access.ok) return again();
    const opened = new WebSocket(deps.address, {
      headers: { authorization: `Bearer ${access.value}` },
      handshakeTimeout: HANDSHAKE_MS,
      maxPayload: MOST_BYTES,
      followRedirects: false,
      perMessageDeflate: false,
    });
    socket = opened;
    let pinging: ReturnType<typeof setInterval> | undefined;
    let ponged: ReturnType<typeof setTimeout> | undefined;
    opened.on("open", () => {
      failures = 0;
      deps.connected(true);
      pinging = setInterval(() => {
        opened.ping();
        ponged ??= setTimeout(() => opened.terminate(), PONG_WITHIN_MS);
      }, PING_EVERY_MS);
    });
    opened.on("pong", () => {
      clearTimeout(ponged);
      ponged = undefined;
    });
    opened.on("message", (data, isBinary) => {
      if (isBinary) return;
      const message = parse(String(data as Buffer));
      if (message) deps.heard(message);
    });
    // Said again as `close`.
    opened.on("error", () => {});
    opened.on("close", (code) => {
      clearInterval(pinging);
      clearTimeout(ponged);
      if (socket === opened) socket = undefined;
      deps.connected(false);
      if (code === LIVE_SHUT) deps.shut();
      if (!isClosed) again();
    });
  }

  function again(): void {
    failures += 1;
    const most = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures, 10));
    // Between half and all of it, so that a thousand apps do not come back in the same moment.
    timer ??= setTimeout(() => void connect(), most * (0.5 + deps.chance() / 2));
  }

  void connect();
  return {
    say: (message) => {
      if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
    },
    retry: () => {
      failures = 0;
      if (!timer || isClosed) return;
      clearTimeout(timer);
      void connect();
    },
    close: () => {
      isClosed = true;
      clearTimeout(timer);
      socket?.terminate();
    },
  };
}

function parse(text: string): LiveDown | undefined {
  try {
    return LiveDown.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined; // not ours: whatever it was, the next pull finds it
  }
}
