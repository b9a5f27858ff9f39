// The way to whoever draws notifications on the session's bus now. It may start late, end, and be another one a moment later.
import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { NotifierError } from "./notifier.ts";
import { capabilitiesCall, informationCall, PROPERTIES, SERVER } from "./server-calls.ts";
import {
  ask,
  type CallError,
  openSessionBus,
  type Reply,
  type SessionBus,
  type Signal,
  toBus,
} from "./session-bus.ts";

export type Server = {
  /** Speaks to this very server: one that takes its place would take its numbers for those of others. */
  readonly call: SessionBus["call"];
  readonly name: string | undefined;
  readonly version: string | undefined;
  readonly capabilities: readonly string[];
};

export type NotificationServer = {
  /** The server of now, started by the bus where it can be. */
  readonly reach: () => Promise<Result<Server, NotifierError>>;
  readonly close: () => Promise<void>;
};

export type ServerDeps = {
  readonly address: string | undefined;
  readonly patienceMs: number;
  /** Something only the server itself can have said: others on the bus who claim it are not heard. */
  readonly onSignal: (signal: Signal) => void;
  /** What was shown is no longer known to anybody: the server or the bus ended. */
  readonly onForgotten: () => void;
};

export function notificationServer(deps: ServerDeps): NotificationServer {
  const { address, patienceMs } = deps;
  let opening: Promise<Result<SessionBus, CallError>> | undefined;
  let server: Promise<Result<Server, NotifierError>> | undefined;
  /** The server's own address on the bus, which no other program can have. */
  let owner: string | undefined;
  let isClosed = false;

  return {
    reach: () => {
      if (isClosed) return Promise.resolve(fail({ type: "NoServer", reason: "closed" }));
      return (server ??= forgetIfFailed(find()));
    },
    close: async () => {
      isClosed = true;
      const opened = await opening;
      if (opened?.ok) await opened.value.close();
    },
  };

  /** What failed is tried anew with the next bell. */
  async function forgetIfFailed(
    finding: Promise<Result<Server, NotifierError>>,
  ): Promise<Result<Server, NotifierError>> {
    const found = await finding;
    if (!found.ok) server = undefined;
    return found;
  }

  async function find(): Promise<Result<Server, NotifierError>> {
    if (!address) return fail({ type: "NoServer", reason: "no-session" });
    const opened = await (opening ??= open(address));
    if (!opened.ok) {
      opening = undefined;
      return fail({ type: "NoServer", reason: `bus-${opened.error.name}` });
    }
    const bus = opened.value;
    const [can, is] = await Promise.all([
      ask(bus, capabilitiesCall(), patienceMs),
      ask(bus, informationCall(), patienceMs),
    ]);
    if (!can.ok) return fail(asNotifierError(can.error));
    const destination = await findOwner(bus);
    if (destination === undefined) return fail({ type: "NoServer", reason: "NameHasNoOwner" });
    const call: SessionBus["call"] = (to, ...rest) => bus.call({ ...to, destination }, ...rest);
    const [name, , version] = is.ok ? words(is.value) : [];
    return ok({ call, name, version, capabilities: words(can.value[0]) });
  }

  /** Noted in the moment of the answer: the next message may already say that it is another. */
  function findOwner(bus: SessionBus): Promise<string | undefined> {
    return new Promise((resolve) => {
      bus.call(toBus("GetNameOwner", SERVER), patienceMs, (reply) => {
        owner = reply.ok ? words(reply.value)[0] : undefined;
        resolve(owner);
      });
    });
  }

  async function open(at: string): Promise<Result<SessionBus, CallError>> {
    const opened = await openSessionBus(at, patienceMs, { signal: hear, gone: forgetBus });
    if (!opened.ok) return opened;
    const bus = opened.value;
    const replies = await Promise.all([
      ask(bus, toBus("AddMatch", `type='signal',sender='${SERVER}'`), patienceMs),
      ask(
        bus,
        toBus("AddMatch", `type='signal',member='NameOwnerChanged',arg0='${SERVER}'`),
        patienceMs,
      ),
    ]);
    const failure = replies.find((reply: Reply) => !reply.ok);
    if (!failure || failure.ok) return opened;
    await bus.close();
    return failure;
  }

  function hear(signal: Signal): void {
    if (signal.sender === "org.freedesktop.DBus") {
      if (signal.member === "NameOwnerChanged" && signal.body[0] === SERVER) {
        owner = words([signal.body[2]])[0];
        server = undefined;
        deps.onForgotten();
      }
    } else if (signal.sender === owner && isOfServer(signal)) {
      deps.onSignal(signal);
    }
  }

  function forgetBus(): void {
    opening = undefined;
    server = undefined;
    owner = undefined;
    deps.onForgotten();
  }
}

const isOfServer = ({ interface: of, body }: Signal): boolean =>
  of === SERVER || (of === PROPERTIES && body[0] === SERVER);

/** What to do next differs: without a server there may be one later, one that would not take this bell is there. */
export function asNotifierError({ name }: CallError): NotifierError {
  const short = name.replace("org.freedesktop.DBus.Error.", "");
  // NoReply: it ended with our question in its hands.
  const isAbsent = ["gone", "unreachable", "ServiceUnknown", "NameHasNoOwner", "NoReply"].includes(
    short,
  );
  const cannotStart = short.startsWith("Spawn.");
  return { type: isAbsent || cannotStart ? "NoServer" : "Refused", reason: short };
}

/** The words in what a server sent, which can be anything. */
const words = (value: unknown): readonly string[] =>
  Array.isArray(value)
    ? value
        .slice(0, 50)
        .filter((word) => typeof word === "string")
        .map((word) => word.slice(0, 100))
    : [];
