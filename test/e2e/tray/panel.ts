// A panel of our own on the session's bus: it hears of tray icons, reads them and does what a person at it would do.
import { EventEmitter, on } from "node:events";
import { createClient, type Message, type MessageBus, toPlain, Variant } from "dbus-native";

const NAME = "org.kde.StatusNotifierWatcher";
const PATH = "/StatusNotifierWatcher";
const ITEM = "org.kde.StatusNotifierItem";
const MENU = "com.canonical.dbusmenu";
const PROPERTIES = "org.freedesktop.DBus.Properties";

type Icon = { readonly owner: string; readonly path: string };
type MenuNode = readonly [number, { readonly label?: string }, readonly MenuNode[]];

export class Panel {
  readonly #icons: Icon[] = [];
  readonly #events = new EventEmitter();

  private constructor(private readonly bus: MessageBus) {}

  /** Starts one on the bus at `address`; it must be the only one. */
  static async start(address: string): Promise<Panel> {
    const bus = createClient({ busAddress: address });
    bus.connection.on("error", () => undefined);
    const panel = new Panel(bus);
    panel.#serve();
    const granted = await bus.requestName(NAME, 4);
    if (granted !== 1) throw new Error(`another panel is there: ${String(granted)}`);
    return panel;
  }

  #serve(): void {
    const watcher = {
      IsStatusNotifierHostRegistered: true,
      ProtocolVersion: 0,
      RegisterStatusNotifierHost: () => null,
      RegisterStatusNotifierItem: (...given: unknown[]) => {
        const [named, { sender = "" }] = [String(given[0]), given.at(-1) as Message];
        this.#icons.push(
          named.startsWith("/")
            ? { owner: sender, path: named }
            : { owner: named, path: "/StatusNotifierItem" },
        );
        this.#events.emit("icon");
        return null;
      },
    };
    this.bus.exportInterface(watcher, PATH, {
      name: NAME,
      methods: {
        RegisterStatusNotifierHost: ["s", "", ["service"], []],
        RegisterStatusNotifierItem: ["s", "", ["service"], []],
      },
      properties: { IsStatusNotifierHostRegistered: "b", ProtocolVersion: "i" },
    });
  }

  /** Waits until so many icons have come since it is there. */
  async untilIcons(count: number): Promise<void> {
    if (this.#icons.length >= count) return;
    for await (const _ of on(this.#events, "icon", { signal: AbortSignal.timeout(10_000) }))
      if (this.#icons.length >= count) return;
  }

  /** What a person reads who rests the pointer on the icon. */
  async tooltip(): Promise<string> {
    const [value] = await this.#ask(PROPERTIES, "Get", "ss", [ITEM, "ToolTip"]);
    return String((toPlain(value) as readonly unknown[])[2]);
  }

  /** The pixels of the icon, in every size it has. */
  async icon(): Promise<string> {
    const [value] = await this.#ask(PROPERTIES, "Get", "ss", [ITEM, "IconPixmap"]);
    return JSON.stringify(toPlain(value));
  }

  async activate(): Promise<void> {
    await this.#ask(ITEM, "Activate", "ii", [0, 0]);
  }

  async menu(): Promise<readonly string[]> {
    return (await this.#entries()).map(({ label }) => label);
  }

  async choose(label: string): Promise<void> {
    const entry = (await this.#entries()).find((one) => one.label === label);
    if (!entry) throw new Error(`no menu item ${label}`);
    const pressed = [entry.id, "clicked", new Variant("i", 0), 0];
    await this.#ask(MENU, "Event", "isvu", pressed, await this.#menuPath());
  }

  async vanish(): Promise<void> {
    await this.bus.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.vanish();
  }

  async #entries(): Promise<readonly { readonly id: number; readonly label: string }[]> {
    const [, root] = await this.#ask(
      MENU,
      "GetLayout",
      "iias",
      [0, -1, []],
      await this.#menuPath(),
    );
    const [, , nodes] = toPlain(root) as MenuNode;
    return nodes.map(([id, { label }]) => ({ id, label: (label ?? "").replace(/_/g, "") }));
  }

  async #menuPath(): Promise<string> {
    const [value] = await this.#ask(PROPERTIES, "Get", "ss", [ITEM, "Menu"]);
    return String(toPlain(value));
  }

  #ask(
    owner: string,
    member: string,
    signature: string,
    body: unknown[],
    path?: string,
  ): Promise<unknown[]> {
    const icon = this.#icons.at(-1);
    if (!icon) throw new Error("there is no icon");
    return new Promise((resolve, reject) => {
      const call = { destination: icon.owner, path: path ?? icon.path, interface: owner };
      this.bus.invoke(
        { ...call, member, signature, body },
        { timeout: 5_000 },
        (error, ...values: unknown[]) => (error ? reject(error) : resolve(values)),
      );
    });
  }
}
