import { Archive, CircleCheck, Inbox as InboxGlyph, MessagesSquare } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { InboxItem } from "#core/inbox/inbox-item.ts";
import type { MeetingId } from "#core/kernel/ids.ts";
import { useAsk } from "../../lib/ask.ts";
import { useChange } from "../../lib/change.ts";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { List } from "../../ui/list.tsx";
import { MenuItem } from "../../ui/menu-item.tsx";
import { Menu } from "../../ui/menu.tsx";
import { Row } from "../../ui/row.tsx";
import { SectionHeader } from "../../ui/section-header.tsx";
import { walking } from "./meeting-section.tsx";

export type InboxSectionProps = { readonly inbox: readonly InboxItem[] };

/** The most shown at a glance. */
const SHOWN = 8;

/** Thoughts that wait for a place: a task, a talking point, or none. */
export function InboxSection({ inbox }: InboxSectionProps) {
  const { t } = useTranslation("today");
  const [isWhole, setWhole] = useState(false);
  const people = useAsk("people.list", undefined).data ?? [];
  const pairs = (useAsk("pairs.list", undefined).data ?? []).flatMap(({ otherId, next }) => {
    const person = people.find(({ id }) => id === otherId);
    return person && next ? [{ person, meetingId: next.id }] : [];
  });
  const change = useChange();
  const place = (item: InboxItem, meetingId?: MeetingId, name = "") =>
    change(
      "inbox.place",
      { id: item.id, as: meetingId ? { kind: "point", meetingId } : { kind: "task" } },
      { said: meetingId ? t("becamePoint", { name }) : t("becameTask") },
    );
  return (
    <section>
      <SectionHeader
        title={t("inbox")}
        count={inbox.length}
        actions={
          inbox.length > SHOWN &&
          !isWhole && (
            <Button kind="quiet" size="small" onPress={() => setWhole(true)}>
              {t("showAll")}
            </Button>
          )
        }
      />
      <div className="-mx-2">
        <List
          label={t("inbox")}
          items={isWhole ? inbox : inbox.slice(0, SHOWN)}
          aliases={walking}
          dependencies={[pairs.length, people]}
        >
          {(item) => (
            <Row
              id={item.id}
              name={item.text}
              leading={<Icon of={InboxGlyph} tone="faint" />}
              title={<span dir="auto">{item.text}</span>}
              actions={
                <>
                  <IconButton
                    size="tiny"
                    icon={CircleCheck}
                    label={t("makeTask")}
                    onPress={() => void place(item)}
                  />
                  {pairs.length > 0 && (
                    <Menu
                      label={t("makePoint")}
                      placement="bottom end"
                      trigger={
                        <IconButton
                          size="tiny"
                          icon={MessagesSquare}
                          label={t("makePoint")}
                          hasTooltip={false}
                        />
                      }
                    >
                      {pairs.map(({ person, meetingId }) => (
                        <MenuItem
                          key={person.id}
                          id={person.id}
                          title={person.name}
                          onAction={() => void place(item, meetingId, person.name)}
                        />
                      ))}
                    </Menu>
                  )}
                  <IconButton
                    size="tiny"
                    icon={Archive}
                    label={t("archive")}
                    onPress={() => void change("inbox.archive", { id: item.id })}
                  />
                </>
              }
            />
          )}
        </List>
      </div>
    </section>
  );
}
