import { useSyncExternalStore } from "react";

let isThere = false;
const listeners = new Set<() => void>();

/** Called once when the first screen is painted with all it shows. */
export function firstScreenStands(): void {
  isThere = true;
  for (const listener of listeners) listener();
}

/** Whether what is not part of the first screen may be asked for. */
export const useAfterFirstScreen = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isThere,
  );
