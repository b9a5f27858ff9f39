import { useSyncExternalStore } from "react";

export type Room = "narrow" | "medium" | "wide";

/** How much room the window gives: wide fits three columns, medium two, narrow one. Zooming counts as less room. */
export function useRoom(): Room {
  return useSyncExternalStore(subscribe, read);
}

const narrow = window.matchMedia("(width < 760px)");
const medium = window.matchMedia("(width < 1120px)");

function subscribe(changed: () => void): () => void {
  narrow.addEventListener("change", changed);
  medium.addEventListener("change", changed);
  return () => {
    narrow.removeEventListener("change", changed);
    medium.removeEventListener("change", changed);
  };
}

const read = (): Room => (narrow.matches ? "narrow" : medium.matches ? "medium" : "wide");
