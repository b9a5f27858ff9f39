import { Tag, User } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { TaskList as List } from "#contract/tasks.ts";
import type { Person } from "#core/people/person.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Button } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { Popover } from "../../ui/popover.tsx";
import { SegmentedControl } from "../../ui/segmented-control.tsx";
import { Choices } from "./choices.tsx";
import { peopleChoices } from "./task-popover.tsx";

export type TaskFiltersProps = {
  readonly list: List;
  readonly person: Person | undefined;
  readonly label: string | undefined;
  readonly people: readonly Person[];
  readonly labels: readonly string[];
  readonly onChange: (to: {
    readonly list?: List;
    readonly person?: string | null;
    readonly label?: string | null;
  }) => void;
};

/** Which list, whose, and with which label. */
export function TaskFilters({ list, person, label, people, labels, onChange }: TaskFiltersProps) {
  const { t } = useTranslation("tasks");
  const others = people.filter(({ isMe }) => list !== "waiting" || !isMe);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <SegmentedControl
        label={t("lists")}
        value={list}
        onChange={(id) => onChange({ list: id as List, person: null })}
        segments={lists.map((id) => ({ id, title: t(`list.${id}`) }))}
      />
      {list !== "mine" &&
        (person ? (
          <Chip
            kind="person"
            tone="accent"
            leading={
              <Avatar
                id={person.id}
                name={person.name}
                photo={person.photo ?? undefined}
                size={16}
                isDecorative
              />
            }
            onRemove={() => onChange({ person: null })}
            removeLabel={t("showAllPeople")}
          >
            {person.name}
          </Chip>
        ) : (
          others.length > 1 && (
            <Popover
              label={t("filterPerson")}
              trigger={
                <Button kind="quiet" size="small" icon={User}>
                  {t("person")}
                </Button>
              }
            >
              {(close) => (
                <div className="-m-3 w-64">
                  <Choices
                    label={t("filterPerson")}
                    placeholder={t("findPerson")}
                    emptyText={t("nobodyFound")}
                    choices={peopleChoices(others, t("me"))}
                    onChoose={(id) => (close(), onChange({ person: id }))}
                  />
                </div>
              )}
            </Popover>
          )
        ))}
      {label ? (
        <Chip
          kind="label"
          tone="accent"
          onRemove={() => onChange({ label: null })}
          removeLabel={t("showAllLabels")}
        >
          {label}
        </Chip>
      ) : (
        labels.length > 0 && (
          <Popover
            label={t("filterLabel")}
            trigger={
              <Button kind="quiet" size="small" icon={Tag}>
                {t("label")}
              </Button>
            }
          >
            {(close) => (
              <div className="-m-3 w-56">
                <Choices
                  label={t("filterLabel")}
                  placeholder={t("findLabel")}
                  emptyText={t("noLabels")}
                  choices={labels.map((id) => ({ id, title: id }))}
                  onChoose={(id) => (close(), onChange({ label: id }))}
                />
              </div>
            )}
          </Popover>
        )
      )}
    </div>
  );
}

const lists: readonly List[] = ["mine", "waiting", "due", "done"];
