// The only file that knows the D-Bus library. It is loaded with the first notification, never on the way to the first window.
import type { Message, MessageBus } from "dbus-native";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import { within } from "../secrets/within.ts";

/** `name` is the bus's own name of what went wrong, or `silent`, `gone`, `unreachable`. */
export type CallError = { readonly type: "CallFailed"; readonly name: string };
export type Reply = Result<readonly unknown[], CallError>;
export type Call = {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature?: string;
  readonly body?: readonly unknown[];
};
export type Signal = {
  readonly sender: string;
  readonly interface: string;
  readonly member: string;
  readonly body: readonly unknown[];
};

export type SessionBus = {
  /**
   * Answers in the order in which the bus delivers, at once and not a promise's turn later: a signal that follows an answer is
   * never heard before it. Must not throw.
   */
  readonly call: (call: Call, patienceMs: number, answer: (reply: Reply) => void) => void;
  readonly close: () => Promise<void>;
};

const BUS = "org.freedesktop.DBus";
const SIGNAL = 4;
// A server's answers are a few hundred bytes. Whoever sends more wants our memory: the connection ends.
const LONGEST_MESSAGE = 1024 * 1024;

/** Connects and is greeted, or says within `patienceMs` why not. `gone` is called once when the connection ends, whoever ended it. */
export async function openSessionBus(
  address: string,
  patienceMs: number,
  on: { readonly signal: (signal: Signal) => void; readonly gone: () => void },
): Promise<Result<SessionBus, CallError>> {
  const { createClient } = await import("dbus-native");
  let client: MessageBus;
  try {
    client = createClient({
      busAddress: address,
      // Greeting is ours: the library throws from a timer, where nobody can catch it, when the bus does not greet back.
      direct: true,
      authMethods: ["EXTERNAL"],
      maxMessageSize: LONGEST_MESSAGE,
    });
  } catch {
    return unreachable;
  }
  const { connection } = client;
  const drop = (): void => void connection.stream.destroy();
  connection.on("error", drop);
  // The library stumbled over a message: what it holds of this connection is no longer to be relied on.
  connection.on("handlerError", drop);
  connection.on("close", () => on.gone());
  connection.on("message", (message) => {
    if (message.type === SIGNAL) on.signal(asSignal(message));
  });

  const bus: SessionBus = {
    call: ({ body, ...rest }, patience, answer) => {
      const message = body ? { ...rest, body: [...body] } : rest;
      client.invoke(message, { timeout: patience }, (error, ...values: unknown[]) =>
        answer(error ? failed(error) : ok(values)),
      );
    },
    // A bus that hangs would never confirm the end.
    close: async () => {
      await within(500, client.close(), undefined);
      drop();
    },
  };
  const greeted = await ask(bus, greeting, patienceMs);
  if (greeted.ok) return ok(bus);
  drop();
  return greeted.error.name === "silent" ? greeted : unreachable;
}

/** `call` as a promise, where no signal has to be heard in order with the answer. */
export const ask = (bus: SessionBus, call: Call, patienceMs: number): Promise<Reply> =>
  new Promise((resolve) => bus.call(call, patienceMs, resolve));

/** A call to the bus itself. */
export const toBus = (member: string, argument: string): Call => ({
  ...greeting,
  member,
  signature: "s",
  body: [argument],
});

/** Where the session's bus listens; `undefined` where there is no session. Systems with systemd have it in the run-time folder. */
export function sessionBusAddress(
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const { DBUS_SESSION_BUS_ADDRESS: given, XDG_RUNTIME_DIR: runtime } = env;
  return given || (runtime ? `unix:path=${runtime}/bus` : undefined);
}

const greeting: Call = {
  destination: BUS,
  path: "/org/freedesktop/DBus",
  interface: BUS,
  member: "Hello",
};

const unreachable = fail({ type: "CallFailed", name: "unreachable" } as const);

function failed(error: Error & { readonly code?: string; readonly dbusName?: string }): Reply {
  if (error.code === "ETIMEDOUT") return fail({ type: "CallFailed", name: "silent" });
  if (error.code === "ECONNCLOSED") return fail({ type: "CallFailed", name: "gone" });
  return fail({ type: "CallFailed", name: error.dbusName ?? "refused" });
}

const asSignal = (message: Message): Signal => ({
  sender: message.sender ?? "",
  interface: message.interface ?? "",
  member: message.member ?? "",
  body: message.body ?? [],
});
