// A notification server of our own on a real bus: it records what it is asked to show, and does what a person at it would do.
import { EventEmitter, on } from "node:events";
import { createClient, type Message, type MessageBus } from "dbus-native";

const NAME = "org.freedesktop.Notifications";
const PATH = "/org/freedesktop/Notifications";
const SIGNAL = 4;
const EXPIRED = 1;
const DISMISSED = 2;
const CLOSED_BY_CALL = 3;

export type Shown = {
  readonly number: number;
  readonly replaces: number;
  readonly appName: string;
  readonly icon: string;
  readonly title: string;
  readonly body: string;
  readonly actions: readonly string[];
  readonly hints: Readonly<Record<string, unknown>>;
  readonly expireMs: number;
  /** Who asked, by their address on the bus. */
  readonly sender: string;
  /** When it was asked, by this process's clock. */
  readonly at: number;
};

export type Wishes = {
  readonly capabilities?: readonly string[];
  /** What it answers to Notify in place of the number: the signature, and a value of it. */
  readonly nonsense?: readonly [string, unknown];
  /** Shows each bell beside the others, whatever it should replace. */
  readonly replacesNothing?: boolean;
  /** Whether it holds notifications back at the person's wish; without it the server is of a time before one could ask. */
  readonly inhibited?: boolean;
  /** Waits its turn behind the one that is there, and takes its place when that ends. */
  readonly isNext?: boolean;
};

const CAPABILITIES = ["actions", "body", "body-markup", "icon-static", "persistence"];

export class NotificationServer {
  /** All it was ever asked to show, and what stands on the screen now, by number. */
  readonly asked: Shown[] = [];
  readonly screen = new Map<number, Shown>();
  readonly #events = new EventEmitter();
  readonly #bus: MessageBus;
  /** How many questions it was asked, answered or not. */
  questions = 0;
  #lastNumber = 0;
  /** What the bus finds under our name: the methods, and the property. */
  readonly #desk: Record<string, unknown> = {};
  #thawed: Promise<void> = Promise.resolve();
  #thaw = (): void => undefined;

  private constructor(bus: MessageBus) {
    this.#bus = bus;
  }

  /** Starts one on the bus at `address`; it must be the only one. */
  static async start(address: string, wishes: Wishes = {}): Promise<NotificationServer> {
    const bus = createClient({ busAddress: address });
    bus.connection.on("error", () => undefined); // the bus may be ended under it
    const server = new NotificationServer(bus);
    server.#serve(wishes);
    const granted = await bus.requestName(NAME, wishes.isNext ? 0 : 4);
    if (granted !== (wishes.isNext ? 2 : 1))
      throw new Error(`another notification server is there: ${String(granted)}`);
    return server;
  }

  #serve({
    capabilities = CAPABILITIES,
    nonsense,
    replacesNothing = false,
    inhibited,
  }: Wishes): void {
    this.#desk.Inhibited = inhibited;
    const methods: Record<string, [string, string, string[], string[]]> = {};
    const method = (
      name: string,
      [given, answered]: [string, string],
      run: (message: Message) => unknown,
    ): void => {
      methods[name] = [given, answered, [], []];
      this.#desk[name] = async (...all: unknown[]) => {
        this.questions++;
        this.#events.emit("changed");
        await this.#thawed;
        return run(all.at(-1) as Message);
      };
    };
    method("GetCapabilities", ["", "as"], () => capabilities);
    method("GetServerInformation", ["", "ssss"], () => [
      "a server for tests",
      "nobody",
      "1.0",
      "1.2",
    ]);
    method("Notify", ["susssasa{sv}i", nonsense?.[0] ?? "u"], (message) => {
      const number = this.#show(message, replacesNothing);
      return nonsense ? nonsense[1] : number;
    });
    method("CloseNotification", ["u", ""], ({ body }) => {
      this.#leave(Number(body?.[0]), CLOSED_BY_CALL);
      return null;
    });
    this.#bus.exportInterface(this.#desk, PATH, {
      name: NAME,
      methods,
      signals: {},
      properties: inhibited === undefined ? {} : { Inhibited: "b" },
    });
  }

  #show({ body = [], sender = "" }: Message, replacesNothing: boolean): number {
    const [appName, replaces, icon, title, text, actions, hints, expireMs] = body as [
      string,
      number,
      string,
      string,
      string,
      string[],
      Record<string, unknown>,
      number,
    ];
    const number = replacesNothing || replaces === 0 ? ++this.#lastNumber : replaces;
    const given = { appName, replaces, icon, title, body: text, actions, hints, expireMs, sender };
    const shown = { number, ...given, at: Date.now() };
    this.asked.push(shown);
    this.screen.set(number, shown);
    this.#events.emit("changed");
    return number;
  }

  #leave(number: number, reason: number): void {
    if (!this.screen.delete(number)) return;
    this.signal("NotificationClosed", "uu", [number, reason]);
    this.#events.emit("changed");
  }

  /** A person clicks a button; `default` is the bell itself. Like some real ones, this server leaves it standing. */
  press(number: number, key: string, activationToken?: string): void {
    if (activationToken !== undefined) {
      this.signal("ActivationToken", "us", [number, activationToken]);
    }
    this.signal("ActionInvoked", "us", [number, key]);
  }

  /** The person switches "do not disturb" on or off. */
  inhibit(isOn: boolean): void {
    this.#desk.Inhibited = isOn;
    this.#bus.emitPropertiesChanged(PATH, NAME, { Inhibited: isOn });
  }

  dismiss(number: number): void {
    this.#leave(number, DISMISSED);
  }

  expire(number: number): void {
    this.#leave(number, EXPIRED);
  }

  /** Takes questions and answers none, until `thaw`. */
  freeze(): void {
    this.#thawed = new Promise((resolve) => {
      this.#thaw = resolve;
    });
  }

  thaw(): void {
    this.#thaw();
  }

  /** Hears nothing any more, not even what its library would answer by itself. */
  hang(): void {
    this.#bus.connection.removeAllListeners("message");
  }

  async vanish(): Promise<void> {
    await this.#bus.close();
  }

  signal(member: string, signature: string, body: readonly unknown[]): void {
    sendSignal(this.#bus, { member, signature, body });
  }

  /** Waits until what it was asked and what it shows is as wished. */
  async until(isSo: (server: NotificationServer) => boolean): Promise<void> {
    if (isSo(this)) return;
    for await (const _ of on(this.#events, "changed", { signal: AbortSignal.timeout(10_000) })) {
      if (isSo(this)) return;
    }
  }
}

/** Says something as a notification server would; with `destination` to one program alone, past what it asked the bus to hear. */
export function sendSignal(
  bus: MessageBus,
  {
    member,
    signature,
    body,
    destination,
  }: {
    readonly member: string;
    readonly signature: string;
    readonly body: readonly unknown[];
    readonly destination?: string;
  },
): void {
  bus.connection.message({
    type: SIGNAL,
    serial: bus.serial++,
    path: PATH,
    interface: NAME,
    member,
    signature,
    body: [...body],
    ...(destination === undefined ? {} : { destination }),
  });
}
