// macOS and Windows; on Linux the way out when the bus cannot be spoken to. There it shows no buttons and takes a body for markup.
import { app, Notification } from "electron";
import { fail, ok } from "#core/kernel/result.ts";
import { boundBell, escapeMarkup } from "../notifications/bell-text.ts";
import type { Answer, Bell, Notifier, NotifierError } from "../notifications/notifier.ts";

/** Windows shows notifications only for an app under the id of its entry in the Start menu: the `appId` it is packaged with. */
const APP_ID = "app.allelements.desktop";
const PATIENCE_MS = 2_000;

/** Shows bells through Electron. */
export function electronNotifier(): Notifier {
  const isLinux = process.platform === "linux";
  const listeners = new Set<(answer: Answer) => void>();
  // Electron lets a notification that nobody refers to be collected, and its click with it.
  const shown = new Map<string, Notification>();
  if (process.platform === "win32") app.setAppUserModelId(APP_ID);

  return {
    show: (bell) => show(bell),
    withdraw: async (id) => takeAway(id),
    health: async () =>
      Notification.isSupported()
        ? {
            kind: "electron",
            server: undefined,
            version: undefined,
            capabilities: isLinux ? ["body"] : ["body", "actions"],
            // macOS and Windows hold back by themselves what their "do not disturb" is for.
            isQuiet: undefined,
          }
        : { kind: "none", reason: "unsupported" },
    watchQuiet: (listener) => {
      listener(false);
      return () => undefined;
    },
    onAnswer: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: async () => listeners.clear(),
  };

  async function show(bell: Bell): ReturnType<Notifier["show"]> {
    if (!Notification.isSupported()) return fail({ type: "NoServer", reason: "unsupported" });
    // One more would stand beside it, so the old one goes first.
    takeAway(bell.id);
    const { title, body, actions, urgency } = boundBell(bell);
    const notification = new Notification({
      title,
      body: isLinux ? escapeMarkup(body) : body,
      actions: isLinux ? [] : actions.map(({ label }) => ({ type: "button", text: label })),
      urgency,
      timeoutType: urgency === "critical" ? "never" : "default",
    });
    shown.set(bell.id, notification);
    listen(notification, bell);
    const failure = await isShown(notification);
    if (!failure) return ok({ shown: true });
    if (shown.get(bell.id) === notification) takeAway(bell.id);
    return fail(failure);
  }

  function listen(notification: Notification, { id, actions }: Bell): void {
    notification.on("click", () => answer({ id, what: "opened" }));
    notification.on("action", ({ actionIndex }) => {
      const key = actions[actionIndex]?.key;
      if (key !== undefined) answer({ id, what: "action", key });
    });
    notification.on("close", ({ reason }) => {
      // What timed out lies in the system's own list, from which it can still be opened.
      if (reason === "timedOut") return tell({ id, what: "expired" });
      takeAway(id);
      tell({ id, what: "dismissed" });
    });
  }

  function answer(given: Answer): void {
    takeAway(given.id);
    tell(given);
  }

  function takeAway(id: string): void {
    const notification = shown.get(id);
    shown.delete(id);
    notification?.removeAllListeners();
    notification?.close();
  }

  function tell(given: Answer): void {
    for (const listener of listeners) listener(given);
  }
}

/** Shows it; what kept it from being shown. */
const isShown = (notification: Notification): Promise<NotifierError | undefined> =>
  new Promise((resolve) => {
    const patience = setTimeout(() => resolve({ type: "Refused", reason: "silent" }), PATIENCE_MS);
    const settle = (failure: NotifierError | undefined): void => {
      clearTimeout(patience);
      resolve(failure);
    };
    notification.once("show", () => settle(undefined));
    notification.once("failed", (_, error) => {
      // The system's words may repeat ours; only its number is passed on.
      const reason = /0x[\da-f]{8}|-?\d{2,}/i.exec(error)?.[0] ?? "failed";
      settle({ type: process.platform === "linux" ? "NoServer" : "Refused", reason });
    });
    notification.show();
  });
