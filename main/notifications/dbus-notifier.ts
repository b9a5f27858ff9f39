// Linux: Electron's own class shows no buttons there, replaces nothing and escapes nothing, so the server is spoken to directly.
import { fail, ok, type Result } from "#core/kernel/result.ts";
import { inhibition } from "./inhibition.ts";
import { asNotifierError, notificationServer, type Server } from "./notification-server.ts";
import type { Answer, Bell, Notifier, NotifierError } from "./notifier.ts";
import { closeCall, type Look, notifyCall, OPENED } from "./server-calls.ts";
import type { Signal } from "./session-bus.ts";
import { type ShownBell, ShownBells } from "./shown-bells.ts";

/** A reason of NotificationClosed; the others say that nobody did anything. */
const DISMISSED = 2;
const LONGEST_TOKEN = 500;
type Shown = Result<{ readonly shown: true }, NotifierError>;

/** So long a server that hung may still show what it was asked to, and is then asked to take it away. */
const LATE_MS = 60_000;

/** Shows bells through `org.freedesktop.Notifications`; connects with the first one. */
export function dbusNotifier(deps: {
  readonly address: string | undefined;
  readonly look: Look;
  /** How long one call may take. */
  readonly patienceMs?: number;
}): Notifier {
  const { look, patienceMs = 2_000 } = deps;
  const listeners = new Set<(answer: Answer) => void>();
  const shown = new ShownBells();
  const turns = new Map<string, Promise<unknown>>();
  const server = notificationServer({
    address: deps.address,
    patienceMs,
    onSignal: hear,
    onForgotten: () => {
      shown.clear();
      void quiet.look();
    },
  });
  const quiet = inhibition({ reach: server.reach, patienceMs });

  return {
    show: (bell) => inTurn(bell.id, () => show(bell)),
    withdraw: (id) => inTurn(id, () => withdraw(id)),
    health: async () => {
      const reached = await server.reach();
      if (!reached.ok) return { kind: "none", reason: reached.error.reason };
      const { name, version, capabilities } = reached.value;
      return { kind: "dbus", server: name, version, capabilities, isQuiet: await quiet.read() };
    },
    watchQuiet: quiet.watch,
    onAnswer: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: async () => {
      listeners.clear();
      await server.close();
    },
  };

  /** What is asked about one bell happens in order: only then a second showing knows which number it replaces. */
  async function inTurn<T>(id: string, act: () => Promise<T>): Promise<T> {
    const turn = (turns.get(id) ?? Promise.resolve()).then(act);
    turns.set(id, turn);
    try {
      return await turn;
    } finally {
      if (turns.get(id) === turn) turns.delete(id);
    }
  }

  async function show(bell: Bell): Promise<Shown> {
    const reached = await server.reach();
    if (!reached.ok) return reached;
    const first = await showAt(reached.value, bell);
    if (first.ok || first.error.type !== "NoServer") return first;
    // It ended and we had not heard of it: there may be another by now.
    const again = await server.reach();
    return again.ok ? showAt(again.value, bell) : again;
  }

  function showAt(at: Server, bell: Bell): Promise<Shown> {
    const replaces = shown.numberOf(bell.id) ?? 0;
    const call = notifyCall(bell, { replaces, capabilities: at.capabilities, look });
    return new Promise((resolve) => {
      let isLate = false;
      const patience = setTimeout(() => {
        isLate = true;
        resolve(fail({ type: "Refused", reason: "silent" }));
      }, patienceMs);
      at.call(call, LATE_MS, (reply) => {
        clearTimeout(patience);
        if (!reply.ok) return resolve(fail(asNotifierError(reply.error)));
        const [number] = reply.value;
        if (typeof number !== "number") {
          return resolve(fail({ type: "Refused", reason: "no-number" }));
        }
        // It was said not to be there, and somebody may have shown it again since: one of the two must go.
        if (isLate && number !== replaces) return at.call(closeCall(number), patienceMs, unheard);
        shown.put({ bell, server: at, number });
        resolve(ok({ shown: true }));
      });
    });
  }

  async function withdraw(id: string): Promise<void> {
    const taken = shown.take(shown.numberOf(id));
    if (!taken) return;
    await new Promise<void>((resolve) => {
      taken.server.call(closeCall(taken.number), patienceMs, () => resolve());
    });
  }

  function hear({ member, body: [number, detail] }: Signal): void {
    if (member === "PropertiesChanged") return void quiet.look();
    const found = shown.find(number);
    if (!found) return; // another program's, or one that was answered already
    if (member === "ActivationToken") {
      if (typeof detail === "string") found.activationToken = detail.slice(0, LONGEST_TOKEN);
    } else if (member === "ActionInvoked") {
      const { bell, activationToken } = found;
      const token = activationToken === undefined ? {} : { activationToken };
      const key = bell.actions.find((action) => action.key === detail)?.key;
      if (detail === OPENED) answer(found, { id: bell.id, what: "opened", ...token });
      else if (key !== undefined) answer(found, { id: bell.id, what: "action", key, ...token });
    } else if (member === "NotificationClosed") {
      shown.take(number);
      tell({ id: found.bell.id, what: detail === DISMISSED ? "dismissed" : "expired" });
    }
  }

  /** Some servers leave a bell standing after a click: answered, it goes. */
  function answer(found: ShownBell, given: Answer): void {
    shown.take(found.number);
    found.server.call(closeCall(found.number), patienceMs, unheard);
    tell(given);
  }

  /** Outside the bus's turn: a listener's bug is then nobody's but its own. */
  function tell(given: Answer): void {
    for (const listener of listeners) queueMicrotask(() => listener(given));
  }
}

/** It may have been closed by itself meanwhile; there is nothing to do about it. */
const unheard = (): void => undefined;
