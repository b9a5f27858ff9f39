import { useEffect } from "react";
import { bridge } from "../lib/bridge.ts";
import { now } from "../lib/now.ts";

/** Keys and clicks are many; who uses this device is the same for a while. */
const SAID_EVERY_MS = 1_000;

/** Says that somebody uses this device, so that reminders come here first. */
export function useUsed(): void {
  useEffect(() => {
    let saidAt = 0;
    const used = (): void => {
      const at = now();
      if (Math.abs(at - saidAt) < SAID_EVERY_MS) return;
      saidAt = at;
      void bridge.api["reminders.used"](undefined);
    };
    const listening = new AbortController();
    for (const event of ["keydown", "pointerdown"])
      addEventListener(event, used, { capture: true, signal: listening.signal });
    return () => listening.abort();
  }, []);
}
