import { useEffect, useRef, useState, type ReactNode } from "react";

export type OnDemandProps = {
  /** Made when the row is pointed at or has the focus; with hundreds of rows, buttons nobody sees are what takes the time. */
  readonly children: () => ReactNode;
  /** Keeps the room of what will come, so that nothing moves. */
  readonly width: string;
};

/** What a row offers, there only while the row is the one at hand. */
export function OnDemand({ children, width }: OnDemandProps) {
  const place = useRef<HTMLSpanElement>(null);
  const [isAtHand, setAtHand] = useState(false);
  useEffect(() => {
    const row = place.current?.closest("[role=row]");
    if (!row) return undefined;
    const look = () =>
      setAtHand(
        row.matches(":hover, :focus-within") || row.querySelector("[aria-expanded=true]") !== null,
      );
    // Where the focus goes is known only after it has left.
    const lookLater = () => requestAnimationFrame(look);
    row.addEventListener("pointerenter", look);
    row.addEventListener("focusin", look);
    row.addEventListener("pointerleave", lookLater);
    row.addEventListener("focusout", lookLater);
    return () => {
      row.removeEventListener("pointerenter", look);
      row.removeEventListener("focusin", look);
      row.removeEventListener("pointerleave", lookLater);
      row.removeEventListener("focusout", lookLater);
    };
  }, []);
  return (
    <span ref={place} className={`flex h-6 items-center justify-end ${width}`}>
      {isAtHand && children()}
    </span>
  );
}
