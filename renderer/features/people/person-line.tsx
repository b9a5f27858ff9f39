import { useTranslation } from "react-i18next";
import type { Person } from "#core/people/person.ts";
import { go } from "../../lib/go.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { List } from "../../ui/list.tsx";
import { Row } from "../../ui/row.tsx";
import { SectionHeader } from "../../ui/section-header.tsx";

/** Whom someone reports to, and who reports to them. */
export function PersonLine({
  person,
  everyone,
}: {
  readonly person: Person;
  readonly everyone: readonly Person[];
}) {
  const { t } = useTranslation("people");
  const manager = everyone.find(({ id }) => id === person.managerId);
  const reports = everyone.filter(({ managerId }) => managerId === person.id);
  return (
    <>
      {manager && <People title={t("managerOf")} people={[manager]} />}
      {reports.length > 0 && (
        <People title={t("reports")} people={reports} count={reports.length} />
      )}
    </>
  );
}

function People({
  title,
  people,
  count,
}: {
  readonly title: string;
  readonly people: readonly Person[];
  readonly count?: number;
}) {
  return (
    <section>
      <SectionHeader title={title} count={count} />
      <div className="-mx-2">
        <List
          label={title}
          items={people}
          onOpen={(id) => go(`/people/${id}`)}
          aliases={{ j: "ArrowDown", k: "ArrowUp" }}
        >
          {(one) => (
            <Row
              id={one.id}
              name={one.name}
              leading={
                <Avatar
                  id={one.id}
                  name={one.name}
                  photo={one.photo ?? undefined}
                  size={24}
                  isDecorative
                />
              }
              title={<span dir="auto">{one.name}</span>}
              meta={<span dir="auto">{one.position}</span>}
            />
          )}
        </List>
      </div>
    </section>
  );
}
