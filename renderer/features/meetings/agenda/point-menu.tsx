import { ArrowDown, ArrowUp, ListPlus, Pencil, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { AgendaItem } from "#core/agenda/agenda-item.ts";
import type { Person } from "#core/people/person.ts";
import { MenuItem } from "../../../ui/menu-item.tsx";
import { MenuSection } from "../../../ui/menu-section.tsx";
import { MenuSeparator } from "../../../ui/menu-separator.tsx";
import { firstName } from "../one-on-one.ts";
import { useTouchWords } from "./last-touch.tsx";
import type { Agenda } from "./use-agenda.ts";
import { useCaps } from "./use-caps.ts";

export type PointMenuProps = {
  readonly item: AgendaItem;
  readonly agenda: Agenda;
  readonly other: Person;
  readonly onRename: () => void;
  readonly onToTask: () => void;
};

/** Everything that can be done with a point, with its keys. */
export function PointMenu({ item, agenda, other, onRename, onToTask }: PointMenuProps) {
  const { t } = useTranslation("meetings");
  const caps = useCaps();
  const touched = useTouchWords({ item, other });
  const changes = (
    <>
      <MenuItem
        title={t("agenda.rename")}
        icon={Pencil}
        shortcut={caps("item.rename")}
        onAction={onRename}
      />
      {item.state === "open" && (
        <MenuItem
          title={t("agenda.toTask")}
          icon={ListPlus}
          shortcut={caps("item.toTask")}
          onAction={onToTask}
        />
      )}
      <MenuItem
        title={t("agenda.moveUp")}
        icon={ArrowUp}
        shortcut={caps("item.moveUp")}
        onAction={() => void agenda.step(item.id, -1)}
      />
      <MenuItem
        title={t("agenda.moveDown")}
        icon={ArrowDown}
        shortcut={caps("item.moveDown")}
        onAction={() => void agenda.step(item.id, 1)}
      />
    </>
  );
  return (
    <>
      {touched ? <MenuSection title={touched}>{changes}</MenuSection> : changes}
      {agenda.canShare(item) && (
        <>
          <MenuSeparator />
          <MenuSection
            title={t("agenda.whoReads")}
            selectionMode="single"
            selectedIds={[item.sharing]}
            onSelectionChange={([sharing]) =>
              sharing && void agenda.share(item.id, sharing as AgendaItem["sharing"])
            }
          >
            <MenuItem id="shared" title={t("agenda.bothOfYou", { name: firstName(other) })} />
            <MenuItem id="at-start" title={t("agenda.shareAtStart")} />
            <MenuItem id="private" title={t("agenda.onlyYou")} />
          </MenuSection>
        </>
      )}
      <MenuSeparator />
      <MenuItem
        title={t("agenda.delete")}
        icon={Trash2}
        shortcut={caps("item.delete")}
        tone="danger"
        onAction={() => void agenda.archive(item.id)}
      />
    </>
  );
}
