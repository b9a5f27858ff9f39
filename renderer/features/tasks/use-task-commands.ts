import type { RefObject } from "react";
import type { Task } from "#core/tasks/task.ts";
import { useCommand } from "../../lib/commands.tsx";
import type { Asked } from "./task-popover.tsx";

type TaskCommands = {
  readonly selected: readonly Task[];
  readonly listRef: RefObject<HTMLDivElement | null>;
  readonly ask: (asked: Asked) => void;
  readonly setDone: () => void;
  readonly archive: () => void;
};

/** What the keys do to the selected tasks. */
export function useTaskCommands({ selected, listRef, ask, setDone, archive }: TaskCommands): void {
  const isOn = selected.length > 0;
  const about = (what: Asked["what"]) => () => {
    const row = listRef.current?.querySelector(
      `[data-key="${CSS.escape(selected.at(-1)?.id ?? "")}"]`,
    );
    ask({ what, tasks: selected, beside: { current: row ?? listRef.current } });
  };
  useCommand("item.done", setDone, isOn);
  useCommand("item.delete", archive, isOn);
  useCommand("item.assign", about("assign"), isOn);
  useCommand("item.date", about("date"), isOn);
  useCommand("item.remind", about("remind"), isOn);
  useCommand("item.next", () => walk(listRef.current, "ArrowDown"));
  useCommand("item.previous", () => walk(listRef.current, "ArrowUp"));
}

/** The list knows best how to walk; it hears the arrow for the letter. */
function walk(list: HTMLElement | null, key: "ArrowDown" | "ArrowUp"): void {
  if (!list) return;
  const at = list.contains(document.activeElement) ? document.activeElement : null;
  if (at) at.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  else list.focus();
}
