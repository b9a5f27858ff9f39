import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Person } from "#core/people/person.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Button } from "../../ui/button.tsx";
import { List } from "../../ui/list.tsx";
import { Row } from "../../ui/row.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { SectionHeader } from "../../ui/section-header.tsx";

export type PeopleChoiceProps = {
  readonly people: readonly Person[];
  readonly reports: ReadonlySet<string>;
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
};

/** With more people than this, one finds them by typing. */
const FEW = 8;

/** One or more people; all direct reports in one press. */
export function PeopleChoice({ people, reports, chosen, onChange }: PeopleChoiceProps) {
  const { t } = useTranslation("pairs");
  const [query, setQuery] = useState("");
  const wanted = fold(query);
  const found = people.filter(({ name, position }) =>
    fold(`${name} ${position ?? ""}`).includes(wanted),
  );
  const free = people.filter(({ id }) => reports.has(id));
  return (
    <section className="flex flex-col gap-1">
      <SectionHeader
        title={t("start.who")}
        count={chosen.size || undefined}
        level={3}
        actions={
          free.length > 1 && (
            <Button
              size="small"
              kind="quiet"
              onPress={() => onChange(new Set(free.map(({ id }) => id)))}
            >
              {t("start.allReports", { count: free.length })}
            </Button>
          )
        }
      />
      {people.length > FEW && (
        <SearchField
          label={t("start.find")}
          placeholder={t("start.find")}
          value={query}
          onChange={setQuery}
        />
      )}
      <div className="-mx-2 max-h-56 overflow-y-auto">
        <List
          label={t("start.who")}
          items={found}
          selectionMode="multiple"
          selectionBehavior="toggle"
          selectedIds={chosen}
          onSelectionChange={onChange}
          dependencies={[chosen]}
        >
          {(person) => (
            <Row
              id={person.id}
              name={person.name}
              leading={<Checkbox slot="selection" label={person.name} isLabelHidden />}
              title={
                <span className="flex items-center gap-2">
                  <Avatar
                    id={person.id}
                    name={person.name}
                    photo={person.photo ?? undefined}
                    size={20}
                    isDecorative
                  />
                  <span className="truncate" dir="auto">
                    {person.name}
                  </span>
                </span>
              }
              trailing={person.position}
            />
          )}
        </List>
      </div>
    </section>
  );
}

const fold = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();
