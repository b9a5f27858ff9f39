import { useCallback, useMemo, useState } from "react";

/** Which list of the page a row is in. */
export type ListName = "brief" | "agenda" | "i-owe" | "they-owe";
export type Selected = { readonly list: ListName; readonly id: string };

export type Selection = {
  readonly selected: Selected | undefined;
  readonly idsIn: (list: ListName) => ReadonlySet<string>;
  readonly select: (list: ListName, id: string | undefined) => void;
  /** Selects a row, scrolls to it and puts the focus there. */
  readonly focus: (list: ListName, id: string) => void;
  /** One row on or back, from list to list down the page. */
  readonly step: (by: 1 | -1) => void;
};

/** One selected row on the whole page, so that a key always means one thing. */
export function useSelection(): Selection {
  const [selected, setSelected] = useState<Selected>();
  const select = useCallback(
    (list: ListName, id: string | undefined) =>
      setSelected((before) =>
        id !== undefined ? { list, id } : before?.list === list ? undefined : before,
      ),
    [],
  );
  const focus = useCallback((list: ListName, id: string) => {
    const row = rows().find((one) => one.dataset["key"] === id && listOf(one) === list);
    row?.scrollIntoView({ block: "nearest" });
    row?.focus();
    setSelected({ list, id });
  }, []);
  return useMemo(
    () => ({
      selected,
      idsIn: (list) => (selected?.list === list ? new Set([selected.id]) : none),
      select,
      focus,
      step: (by) => {
        const all = rows();
        const focused = document.activeElement?.closest<HTMLElement>("[role=row]");
        const at = all.findIndex((row) =>
          focused
            ? row === focused
            : row.dataset["key"] === selected?.id && listOf(row) === selected?.list,
        );
        const next =
          at < 0 ? (all.find((row) => listOf(row) === "agenda") ?? all[0]) : all[at + by];
        const list = next && listOf(next);
        if (next?.dataset["key"] && list) focus(list, next.dataset["key"]);
      },
    }),
    [focus, select, selected],
  );
}

const none: ReadonlySet<string> = new Set();
const rows = (): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>("[data-list] [role=row][data-key]"),
];
const listOf = (row: Element): ListName | undefined =>
  row.closest<HTMLElement>("[data-list]")?.dataset["list"] as ListName | undefined;
