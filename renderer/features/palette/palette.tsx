import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCommand } from "../../lib/commands.tsx";
import { catchTyping, useTypedAhead } from "../../lib/typed-ahead.ts";
import { type CommandGroup, CommandPalette } from "../../ui/command-palette.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { ranked } from "./rank.ts";
import { ran, recentlyRun } from "./recent.ts";
import { type Entry, useEntries, useFoundEntries } from "./use-entries.tsx";

/** Every command, person, 1:1, task and setting, by name. */
export function Palette() {
  const [isOpen, setOpen] = useState(false);
  useCommand("palette", () => {
    if (!isOpen) catchTyping();
    setOpen(!isOpen);
  });
  // Its lists are only made while someone looks at them.
  return isOpen && <OpenPalette onClose={() => setOpen(false)} />;
}

function OpenPalette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("palette");
  const [typed, type] = useState("");
  useTypedAhead((ahead) => type((before) => before + ahead));
  const entries = useEntries();
  const found = useFoundEntries(typed);
  const recent = recentlyRun();
  const groups =
    typed.trim() === ""
      ? unasked(entries, recent, (name) => t(`group.${name}`))
      : answering(entries, found, typed, recent, (name) => t(`group.${name}`));
  const run = (id: string) => {
    const entry = [...entries, ...found].find((each) => each.id === id);
    if (!entry) return;
    ran(id);
    // The palette gives the focus back first, so that a command can take it.
    setTimeout(entry.run, 50);
  };
  return (
    <CommandPalette
      label={t("label")}
      placeholder={t("placeholder")}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      query={typed}
      onQueryChange={type}
      groups={groups}
      onRun={run}
      emptyText={t("none")}
      footer={
        <>
          <span className="flex items-center gap-1.5">
            <Kbd keys={["↑", "↓"]} />
            {t("choose")}
          </span>
          <span className="flex items-center gap-1.5">
            <Kbd keys={["↵"]} />
            {t("run")}
          </span>
          <span className="flex items-center gap-1.5">
            <Kbd keys={["Esc"]} />
            {t("close")}
          </span>
        </>
      }
    />
  );
}

type GroupName = "recent" | "command" | "pair" | "person" | "setting" | "found";

/** Before anything is typed: what was run lately, then what can be done here. */
function unasked(
  entries: readonly Entry[],
  recent: readonly string[],
  title: (name: GroupName) => string,
): readonly CommandGroup[] {
  const lately = recent.flatMap((id) => entries.filter((entry) => entry.id === id));
  const of = (kind: Entry["kind"]) =>
    entries.filter((entry) => entry.kind === kind && !lately.includes(entry));
  return [
    { id: "recent", title: title("recent"), commands: lately },
    { id: "pair", title: title("pair"), commands: of("pair").slice(0, 6) },
    { id: "command", title: title("command"), commands: of("command") },
  ];
}

/** Entries of a kind that are shown at once. */
const MOST = 6;

/** What answers, the kind with the best answer first; what the search found comes after what goes by that name. */
function answering(
  entries: readonly Entry[],
  found: readonly Entry[],
  typed: string,
  recent: readonly string[],
  title: (name: GroupName) => string,
): readonly CommandGroup[] {
  const best = ranked(entries, typed, recent);
  const kinds = [...new Set(best.map(({ kind }) => kind))];
  return [
    ...kinds.map((kind) => ({
      id: kind,
      title: title(kind),
      commands: best.filter((entry) => entry.kind === kind).slice(0, MOST),
    })),
    { id: "found", title: title("found"), commands: found.slice(0, MOST * 2) },
  ];
}
