// A laptop's lid: logind of our own on a system bus of our own says that it goes to sleep and is back; between the two nothing of the app runs.
import { EventEmitter, once } from "node:events";
import { createClient, type MessageBus } from "dbus-native";
import type { RunningApp } from "../app/start-app.ts";
import { familyOf, signal } from "../app/start-app.ts";
import { privateBus } from "../notifications/private-bus.ts";

const LOGIND = "org.freedesktop.login1";
const MANAGER = `${LOGIND}.Manager`;
const PATH = "/org/freedesktop/login1";
const SIGNAL = 4;

export type Laptop = AsyncDisposable & {
  /** For the app's environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Waits until so many apps have asked to hear of sleep since the laptop is there. */
  readonly untilHeard: (count: number) => Promise<void>;
  /** The lid is closed: the app is told, and stands still. */
  readonly close: (app: RunningApp) => void;
  /** The lid is opened: the app goes on, and is told. */
  readonly open: (app: RunningApp) => void;
};

export async function laptop(): Promise<Laptop> {
  const bus = await privateBus();
  const logind = createClient({ busAddress: bus.address });
  logind.connection.on("error", () => undefined);
  const events = new EventEmitter();
  let listeners = 0;
  // What an app asks for when it listens: to hold up sleep for a moment. Nothing is held up here.
  logind.setMethodCallHandler(PATH, MANAGER, "Inhibit", [
    () => {
      listeners++;
      events.emit("heard");
      throw new Error("sleep is not held up here");
    },
    "h",
  ]);
  const granted = await logind.requestName(LOGIND, 4);
  if (granted !== 1) throw new Error(`there is a logind already: ${String(granted)}`);
  return {
    env: { DBUS_SYSTEM_BUS_ADDRESS: bus.address },
    untilHeard: async (count) => {
      while (listeners < count)
        await once(events, "heard", { signal: AbortSignal.timeout(10_000) });
    },
    close: (app) => {
      prepareForSleep(logind, true);
      for (const pid of familyOf(app.electron.process().pid ?? 0)) signal(pid, "SIGSTOP");
    },
    open: (app) => {
      for (const pid of familyOf(app.electron.process().pid ?? 0)) signal(pid, "SIGCONT");
      prepareForSleep(logind, false);
    },
    [Symbol.asyncDispose]: async () => {
      await logind.close();
      await bus.remove();
    },
  };
}

function prepareForSleep(logind: MessageBus, isAsleep: boolean): void {
  logind.connection.message({
    type: SIGNAL,
    serial: logind.serial++,
    path: PATH,
    interface: MANAGER,
    member: "PrepareForSleep",
    signature: "b",
    body: [isAsleep],
  });
}
