import { useTranslation } from "react-i18next";
import type { Output } from "#contract/index.ts";
import type { Person } from "#core/people/person.ts";
import { go } from "../../lib/go.ts";
import { useToday } from "../../lib/now.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Badge } from "../../ui/badge.tsx";
import { List } from "../../ui/list.tsx";
import { Row } from "../../ui/row.tsx";
import { useRoom } from "../../ui/use-room.ts";
import { whenNext } from "./when-next.ts";

export type DirectoryProps = {
  readonly everyone: readonly Person[];
  /** Those to show. */
  readonly people: readonly Person[];
  readonly pairs: Output<"pairs.list">;
};

/** People one under the other, with their manager and the next 1:1. */
export function Directory({ everyone, people, pairs }: DirectoryProps) {
  const { t, i18n } = useTranslation("people");
  const today = useToday();
  const isWide = useRoom() === "wide";
  const names = new Map(everyone.map(({ id, name }) => [id, name]));
  const next = new Map(pairs.map((row) => [row.otherId, row.next]));
  const nextOf = (person: Person): string => {
    const meeting = next.get(person.id);
    if (meeting === undefined) return "";
    return (meeting && whenNext(i18n.language, meeting, today)) ?? t("noDate");
  };
  return (
    <List
      label={t("people")}
      items={people}
      onOpen={(id) => go(`/people/${id}`)}
      aliases={{ j: "ArrowDown", k: "ArrowUp" }}
      isVirtual
      rowHeight={48}
      dependencies={[everyone, pairs, today, isWide, i18n.language]}
    >
      {(person) => (
        <Row
          id={person.id}
          name={person.name}
          isStacked
          leading={
            <Avatar
              id={person.id}
              name={person.name}
              photo={person.photo ?? undefined}
              size={32}
              isDecorative
            />
          }
          title={
            <span className="flex items-center gap-2">
              <span className="truncate font-medium" dir="auto">
                {person.name}
              </span>
              {person.isMe && <Badge>{t("you")}</Badge>}
            </span>
          }
          meta={<span dir="auto">{person.position}</span>}
          trailing={
            <>
              {isWide && (
                <span className="w-52 truncate" dir="auto">
                  {person.managerId && names.get(person.managerId)
                    ? t("reportsTo", { name: names.get(person.managerId) })
                    : ""}
                </span>
              )}
              <span className="w-40 truncate text-end">{nextOf(person)}</span>
            </>
          }
        />
      )}
    </List>
  );
}
