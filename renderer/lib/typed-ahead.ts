import { useEffect, useRef } from "react";

// A screen or dialog takes a few frames to stand. What someone types in them must reach its field, not the single-letter commands.
const PATIENCE_MS = 1_500;

let typed = "";
let timer: ReturnType<typeof setTimeout> | undefined;

/** Keeps what is typed from now on until a field takes it. */
export function catchTyping(): void {
  release();
  window.addEventListener("keydown", heard, true);
  timer = setTimeout(release, PATIENCE_MS);
}

/** Hands over what was typed since `catchTyping`, once the field is there; from then on keys go where the focus is. A field that does not take the focus receives nothing. */
export function useTypedAhead(receive: ((text: string) => void) | undefined): void {
  const latest = useRef(receive);
  useEffect(() => {
    if (!latest.current) return;
    const text = typed;
    release();
    if (text !== "") latest.current(text);
  }, []);
}

function release(): void {
  typed = "";
  clearTimeout(timer);
  window.removeEventListener("keydown", heard, true);
}

function heard(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Backspace") typed = typed.slice(0, -1);
  else if (event.key.length === 1) typed += event.key;
  // Nobody has seen yet what it would confirm: the text waits in its field.
  else if (event.key !== "Enter") return;
  event.preventDefault();
  event.stopImmediatePropagation();
}
