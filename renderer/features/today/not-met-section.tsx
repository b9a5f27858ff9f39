import { useTranslation } from "react-i18next";
import type { Today } from "#contract/today.ts";
import type { Person as PersonData } from "#core/people/person.ts";
import { useAsk } from "../../lib/ask.ts";
import { LinkRows } from "../../ui/link-rows.tsx";
import { Person } from "../../ui/person.tsx";
import { SectionHeader } from "../../ui/section-header.tsx";

export type NotMetSectionProps = {
  readonly notMet: Today["notMet"];
  readonly people: readonly PersonData[];
};

/** Whom I have not met for too long; the longest first. */
export function NotMetSection({ notMet, people }: NotMetSectionProps) {
  const { t } = useTranslation("today");
  const pairs = useAsk("pairs.list", undefined).data ?? [];
  const items = notMet
    .flatMap(({ personId, days, lastHeldDay }) => {
      const person = people.find(({ id }) => id === personId);
      const pairId = pairs.find(({ otherId }) => otherId === personId)?.pair.id;
      return person && pairId ? [{ id: pairId, person, days, isNever: lastHeldDay === null }] : [];
    })
    .toSorted((a, b) => (b.days ?? 0) - (a.days ?? 0));
  if (items.length === 0) return null;
  return (
    <section>
      <SectionHeader title={t("notMet")} />
      <div className="-mx-2">
        <LinkRows
          label={t("notMet")}
          rows={items.map(({ id, person, days, isNever }) => ({
            id,
            href: `/pairs/${id}`,
            title: <Person id={person.id} name={person.name} photo={person.photo ?? undefined} />,
            trailing: isNever ? t("neverMet") : t("weeks", { count: Math.floor((days ?? 0) / 7) }),
          }))}
        />
      </div>
    </section>
  );
}
