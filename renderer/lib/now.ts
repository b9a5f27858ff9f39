import { useSyncExternalStore } from "react";
import type { Day, Millis, Zone } from "#core/kernel/time.ts";
import { useAsk } from "./ask.ts";

/** The time on this computer's clock. Not `performance.now()`, which stands still while the computer sleeps. */
export const now = (): Millis => new Date().getTime() as Millis;

/** The time zone I live in, as my profile says; until that is known, this computer's. */
export function useZone(): Zone {
  const me = useAsk("people.list", undefined).data?.find(({ isMe }) => isMe);
  return me?.zone ?? (Intl.DateTimeFormat().resolvedOptions().timeZone as Zone);
}

/** Today in my time zone; a new one at midnight and after sleep. */
export function useToday(): Day {
  const zone = useZone();
  return useSyncExternalStore(everyMinute, () => dayIn(zone, now()));
}

/** The time, to the minute: for words that say how long ago something was. */
export const useMinute = (): Millis =>
  useSyncExternalStore(everyMinute, () => (Math.floor(now() / 60_000) * 60_000) as Millis);

/** The calendar day of an instant in a zone, without the weight of Temporal. */
export function dayIn(zone: Zone, at: Millis): Day {
  let days = formatters.get(zone);
  if (!days)
    formatters.set(
      zone,
      (days = new Intl.DateTimeFormat("en-CA", {
        timeZone: zone,
        year: "numeric",
        month: "2-digit",
        day: "2-digit",
      })),
    );
  return days.format(at) as Day;
}

const formatters = new Map<Zone, Intl.DateTimeFormat>();

function everyMinute(changed: () => void): () => void {
  const timer = setInterval(changed, 60_000);
  window.addEventListener("focus", changed);
  return () => {
    clearInterval(timer);
    window.removeEventListener("focus", changed);
  };
}
