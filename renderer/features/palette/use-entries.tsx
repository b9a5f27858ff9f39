import {
  Command as CommandIcon,
  FileText,
  Inbox,
  LayoutTemplate,
  ListTodo,
  MessageCircleQuestion,
  MessageSquareText,
  NotebookPen,
  Settings,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import { addressOfHit } from "../../lib/hit-address.ts";
import { useAsk } from "../../lib/ask.ts";
import { keyCaps } from "../../lib/chords.ts";
import { type CommandName, commandTable } from "../../lib/command-table.ts";
import { useCommands } from "../../lib/commands.tsx";
import { go } from "../../lib/go.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { settingsSections } from "../../lib/settings-sections.ts";
import type { Command } from "../../ui/command-palette.tsx";
import type { Glyph } from "../../ui/icon.tsx";
import type { SearchHit } from "#core/search/search-hit.ts";
import { searchWords } from "#core/search/words.ts";

/** A line of the palette, and what it does. */
export type Entry = Command & {
  readonly kind: "command" | "pair" | "person" | "setting" | "found";
  readonly keywords?: string;
  readonly run: () => void;
};

const hitIcons: Readonly<Record<SearchHit["kind"], Glyph>> = {
  person: FileText,
  task: ListTodo,
  "agenda-item": MessageSquareText,
  note: NotebookPen,
  "inbox-item": Inbox,
  template: LayoutTemplate,
  question: MessageCircleQuestion,
};

/** Everything that can be run or gone to without searching. */
export function useEntries(): readonly Entry[] {
  const { t } = useTranslation("palette");
  const { t: tApp } = useTranslation("app");
  const { t: tSettings } = useTranslation("settings");
  const commands = useCommands();
  const people = useAsk("people.list", undefined).data ?? [];
  const pairs = useAsk("pairs.list", undefined).data ?? [];
  const available = commands.available();
  const nameOf = new Map(people.map((person) => [person.id, person.name]));
  return [
    ...(Object.keys(commandTable) as CommandName[])
      .filter((name) => name !== "palette" && available.has(name))
      .map((name): Entry => ({
        id: `command ${name}`,
        kind: "command",
        title: tApp(`command.${name.replaceAll(".", "_")}` as never),
        icon: CommandIcon,
        shortcut: keyCaps(commands.keys(name)),
        run: () => void commands.run(name),
      })),
    ...pairs.flatMap(({ pair, otherId }): Entry[] => {
      const name = nameOf.get(otherId);
      return name === undefined
        ? []
        : [
            {
              id: `pair ${pair.id}`,
              kind: "pair",
              title: t("pairWith", { name }),
              keywords: name,
              leading: <Avatar id={otherId} name={name} size={20} isDecorative />,
              run: () => go(`/pairs/${pair.id}`),
            },
          ];
    }),
    ...people.map((person): Entry => ({
      id: `person ${person.id}`,
      kind: "person",
      title: person.name,
      hint: person.position ?? undefined,
      leading: <Avatar id={person.id} name={person.name} size={20} isDecorative />,
      run: () => go(`/people/${person.id}`),
    })),
    ...settingsSections.map((section): Entry => ({
      id: `setting ${section}`,
      kind: "setting",
      title: tSettings(`section.${section}`),
      hint: tApp("place.settings"),
      keywords: tApp("place.settings"),
      icon: Settings,
      run: () => go(`/settings/${section}`),
    })),
  ];
}

/** What the search finds for the words typed; people are among the entries already. */
export function useFoundEntries(typed: string): readonly Entry[] {
  const { t } = useTranslation("palette");
  const query = searchWords(typed).join(" ").slice(0, 500);
  const found = useAsk(
    "search.find",
    { query, limit: 30 },
    { enabled: query.length > 1, keep: true },
  );
  if (query.length <= 1) return [];
  return (found.data?.hits ?? [])
    .filter(({ kind }) => kind !== "person")
    .map((hit): Entry => ({
      id: `found ${hit.id}`,
      kind: "found",
      title:
        plain(hit.title) ||
        t(hit.meetingId ? "noteWith" : "noteAbout", { name: hit.personName ?? "" }),
      hint: plain(hit.snippet) || (hit.kind === "note" ? undefined : (hit.personName ?? undefined)),
      icon: hitIcons[hit.kind],
      run: () => go(addressOfHit(hit)),
    }));
}

const plain = (marked: string): string => marked.replace(/[\u0001\u0002]/g, "");
