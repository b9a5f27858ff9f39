import { ListBox, ListBoxItem } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { NoteVersion } from "#core/notes/note.ts";
import { formatInstant } from "../../lib/format.ts";

export type VersionListProps = {
  readonly versions: readonly NoteVersion[];
  readonly chosenId: string;
  readonly onChoose: (id: string) => void;
};

/** Versions by time, each with how it begins. */
export function VersionList({ versions, chosenId, onChoose }: VersionListProps) {
  const { t, i18n } = useTranslation("notes");
  return (
    <ListBox
      aria-label={t("history")}
      items={versions}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosenId]}
      onSelectionChange={(keys) => {
        const [id] = keys === "all" ? [] : keys;
        if (id !== undefined) onChoose(String(id));
      }}
      autoFocus
      className="scroll-calm -ms-2 flex max-h-[50vh] flex-col gap-0.5 outline-none"
    >
      {(version) => (
        <ListBoxItem
          id={version.id}
          textValue={version.opening}
          className="ring-in flex flex-col rounded px-2 py-1.5 data-hovered:bg-hover data-selected:bg-accent-tint"
        >
          <span className="tabular truncate text-base">
            {formatInstant(i18n.language, version.at)}
          </span>
          <span className="truncate text-small text-faint">
            {t("words", { count: version.words })} · {version.opening}
          </span>
        </ListBoxItem>
      )}
    </ListBox>
  );
}
