import { useEffect, useSyncExternalStore, type ReactNode } from "react";
import { createPortal } from "react-dom";

/** What stands beside the screen: the screen says it with `Beside`, the frame makes room for it. */
type Place = { readonly label: string | undefined; readonly target: HTMLElement | null };

let place: Place = { label: undefined, target: null };
const listeners = new Set<() => void>();

function put(change: Partial<Place>): void {
  place = { ...place, ...change };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** For the frame: the name of what a screen wants beside it, if it wants anything. */
export const useBesideLabel = (): string | undefined =>
  useSyncExternalStore(subscribe, () => place.label);

/** For the frame: where the screen's part appears. */
export const BesidePlace = () => <div ref={setTarget} className="contents" />;

const setTarget = (target: HTMLElement | null) => put({ target });

export type BesideProps = { readonly label: string; readonly children: ReactNode };

/** Shows something in the pane beside the screen, while the person has that open. */
export function Beside({ label, children }: BesideProps) {
  useEffect(() => {
    put({ label });
    return () => put({ label: undefined });
  }, [label]);
  const target = useSyncExternalStore(subscribe, () => place.target);
  return target && createPortal(children, target);
}
