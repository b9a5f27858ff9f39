import { CalendarDays } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { PairRow } from "#contract/pairs.ts";
import type { z } from "zod";
import type { Day } from "#core/kernel/time.ts";
import type { Cadence } from "#core/pairs/pair.ts";
import type { Person } from "#core/people/person.ts";
import { formatDay, formatTime } from "../../lib/format.ts";
import { go } from "../../lib/go.ts";
import { useToday } from "../../lib/now.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Icon } from "../../ui/icon.tsx";
import { List } from "../../ui/list.tsx";
import { Row } from "../../ui/row.tsx";
import { SectionHeader } from "../../ui/section-header.tsx";
import { whenNext } from "./when-next.ts";

/** The 1:1 with someone: when next, how often, when last. */
export function PersonPair({
  person,
  row,
}: {
  readonly person: Person;
  readonly row: z.infer<typeof PairRow> | undefined;
}) {
  const { t, i18n } = useTranslation("people");
  const today = useToday();
  const { language } = i18n;
  const when = (row?.next && whenNext(language, row.next, today)) ?? t("noDate");
  const rhythm = ({ everyWeeks, weekday, at }: Cadence) =>
    t("rhythm", {
      count: everyWeeks,
      day: weekdayName(language, weekday),
      time: formatTime(language, at),
    });
  return (
    <section>
      <SectionHeader title={t("oneOnOne")} />
      {row ? (
        <div className="-mx-2">
          <List
            label={t("oneOnOne")}
            items={[{ id: row.pair.id as string }]}
            onOpen={(id) => go(`/pairs/${id}`)}
            dependencies={[row, today, language]}
          >
            {({ id }) => (
              <Row
                id={id}
                name={t("pairWith", { name: person.name })}
                isStacked
                leading={
                  <span className="inline-flex size-8 items-center justify-center rounded-full bg-here text-soft">
                    <Icon of={CalendarDays} />
                  </span>
                }
                title={<span className="font-medium">{when}</span>}
                meta={[
                  row.pair.cadence && rhythm(row.pair.cadence),
                  row.lastHeldDay &&
                    t("lastMet", { day: formatDay(language, row.lastHeldDay as Day, today) }),
                ]
                  .filter(Boolean)
                  .join(" · ")}
                trailing={<span>{t("pointCount", { count: row.points })}</span>}
              />
            )}
          </List>
        </div>
      ) : (
        <EmptyState kind="inline" icon={CalendarDays} title={t("noPair", { name: person.name })} />
      )}
    </section>
  );
}

const weekdayName = (locale: string, weekday: number): string =>
  new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(
    Date.UTC(2001, 0, weekday),
  );
