import { Ellipsis, ListPlus, Lock, Users } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { AgendaItem } from "#core/agenda/agenda-item.ts";
import type { Person } from "#core/people/person.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Menu } from "../../../ui/menu.tsx";
import { Row } from "../../../ui/row.tsx";
import { OnDemand } from "../on-demand.tsx";
import { firstName } from "../one-on-one.ts";
import { LastTouch } from "./last-touch.tsx";
import { PointMenu } from "./point-menu.tsx";
import { useCaps } from "./use-caps.ts";
import type { Agenda } from "./use-agenda.ts";

export type AgendaRowProps = {
  readonly item: AgendaItem;
  readonly author: Person;
  readonly other: Person;
  readonly agenda: Agenda;
  readonly onRename: () => void;
  readonly onToTask: () => void;
};

/** A point of the agenda. */
export function AgendaRow({ item, author, other, agenda, onRename, onToTask }: AgendaRowProps) {
  const { t } = useTranslation("meetings");
  const caps = useCaps();
  const isPrivate = item.sharing !== "shared";
  const canShare = agenda.canShare(item);
  return (
    <Row
      id={item.id}
      name={item.text}
      dragLabel={t("agenda.drag", { point: item.text })}
      isWrapping
      size="writing"
      isDone={item.state !== "open"}
      leading={
        <Checkbox
          shape="round"
          label={t("agenda.talkedAbout", { point: item.text })}
          isLabelHidden
          isSelected={item.state !== "open"}
          onChange={() => void agenda.toggleDone(item.id)}
        />
      }
      title={<PointText item={item} />}
      meta={metaOf(item, t)}
      actions={
        <OnDemand width="w-18">
          {() => (
            <>
              {item.state === "open" && (
                <IconButton
                  size="tiny"
                  icon={ListPlus}
                  label={t("agenda.toTask")}
                  shortcut={caps("item.toTask")}
                  onPress={onToTask}
                />
              )}
              {canShare && (
                <IconButton
                  size="tiny"
                  icon={isPrivate ? Users : Lock}
                  label={
                    isPrivate
                      ? t("agenda.shareWith", { name: firstName(other) })
                      : t("agenda.makePrivate")
                  }
                  shortcut={caps("item.share")}
                  onPress={() => void agenda.share(item.id, isPrivate ? "shared" : "private")}
                />
              )}
              <Menu
                label={t("agenda.pointMenu")}
                trigger={<IconButton size="tiny" icon={Ellipsis} label={t("more")} />}
                placement="bottom end"
              >
                <PointMenu
                  item={item}
                  agenda={agenda}
                  other={other}
                  onRename={onRename}
                  onToTask={onToTask}
                />
              </Menu>
            </>
          )}
        </OnDemand>
      }
      trailing={
        <>
          {isPrivate && (
            <span>{t(item.sharing === "private" ? "agenda.onlyYou" : "agenda.fromStart")}</span>
          )}
          <LastTouch item={item} other={other} />
          <Avatar id={author.id} name={author.name} photo={author.photo ?? undefined} size={16} />
        </>
      }
    />
  );
}

/** Words that stay in their own direction, whatever the language of the page. */
export const PointText = ({ item }: { readonly item: Pick<AgendaItem, "text" | "sharing"> }) => (
  <span dir="auto" className="block">
    {item.sharing !== "shared" && (
      <span className="me-1.5 inline-flex align-[-1.5px] text-faint">
        <Icon of={Lock} size={14} />
      </span>
    )}
    {item.text}
  </span>
);

type Translate = ReturnType<typeof useTranslation<"meetings">>["t"];

export function metaOf(item: AgendaItem, t: Translate): string | undefined {
  const parts = [
    item.carried > 0 && carriedWords(item.carried, t),
    item.taskId !== null && t("agenda.becameTask"),
  ];
  return parts.filter(Boolean).join(" · ") || undefined;
}

/** English and German say once and twice. */
export const carriedWords = (count: number, t: Translate): string =>
  count === 2 ? t("agenda.carriedTwice") : t("agenda.carried", { count });
