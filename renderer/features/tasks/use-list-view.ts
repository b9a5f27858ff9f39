import { useEffect, useState, type RefObject } from "react";
import { flushSync } from "react-dom";

export type ListView = {
  readonly top: number;
  readonly height: number;
  readonly isMoving: boolean;
};

/** So long after the last step the list stands still. */
const STILL_MS = 150;

/** Where the list is scrolled to, in whole rows, how high it is, and whether it moves. */
export function useListView(scroller: RefObject<HTMLElement | null>, rowHeight: number): ListView {
  const [view, setView] = useState<ListView>(() => ({
    top: 0,
    height: window.innerHeight,
    isMoving: false,
  }));
  useEffect(() => {
    const list = scroller.current;
    if (!list) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (isMoving: boolean) => {
      const now = {
        top: Math.floor(list.scrollTop / rowHeight) * rowHeight,
        height: list.clientHeight,
        isMoving,
      };
      setView((before) => (isSame(before, now) ? before : now));
    };
    const scrolled = () => {
      clearTimeout(timer);
      timer = setTimeout(() => look(false), STILL_MS);
      // Drawn before the frame is, or there would be gaps where one scrolls fast.
      flushSync(() => look(true));
    };
    look(false);
    const resized = new ResizeObserver(() => look(false));
    resized.observe(list);
    list.addEventListener("scroll", scrolled, { passive: true });
    return () => {
      clearTimeout(timer);
      resized.disconnect();
      list.removeEventListener("scroll", scrolled);
    };
  }, [rowHeight, scroller]);
  return view;
}

const isSame = (a: ListView, b: ListView): boolean =>
  a.top === b.top && a.height === b.height && a.isMoving === b.isMoving;
