import type { NotificationServer } from "./notification-server.ts";
import { inhibitedCall } from "./server-calls.ts";

export type Inhibition = {
  /** `undefined` where the server has no such word, or none is there. One that does not answer in time is as it was. */
  readonly read: () => Promise<boolean | undefined>;
  /** It may be another one now: whoever listens is told. */
  readonly look: () => Promise<void>;
  /** Tells now and after every look; the returned function ends that. */
  readonly watch: (listener: (isOn: boolean) => void) => () => void;
};

/** Whether the desktop asks for quiet ("do not disturb"): the property `Inhibited`, which the specification has since 1.3 and some servers since. */
export function inhibition({
  reach,
  patienceMs,
}: Pick<NotificationServer, "reach"> & { readonly patienceMs: number }): Inhibition {
  const listeners = new Set<(isOn: boolean) => void>();
  let looks = 0;
  let last: boolean | undefined;

  async function read(): Promise<boolean | undefined> {
    const reached = await reach();
    if (!reached.ok) return (last = undefined);
    return new Promise((resolve) => {
      reached.value.call(inhibitedCall(), patienceMs, (reply) => {
        const value = reply.ok ? reply.value[0] : undefined;
        if (reply.ok || reply.error.name !== "silent")
          last = typeof value === "boolean" ? value : undefined;
        resolve(last);
      });
    });
  }

  async function look(): Promise<void> {
    if (listeners.size === 0) return;
    const number = ++looks;
    const isOn = (await read()) ?? false;
    // A later look knows better, and tells it.
    if (number === looks) for (const listener of listeners) listener(isOn);
  }

  return {
    read,
    look,
    watch: (listener) => {
      listeners.add(listener);
      void look();
      return () => void listeners.delete(listener);
    },
  };
}
