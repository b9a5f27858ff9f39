import { useTranslation } from "react-i18next";
import type { PairRow } from "#contract/pairs.ts";
import type { Day } from "#core/kernel/time.ts";
import type { Person } from "#core/people/person.ts";
import { formatNearDay, formatTime } from "../../lib/format.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Badge } from "../../ui/badge.tsx";
import { LinkRows } from "../../ui/link-rows.tsx";
import { SectionHeader } from "../../ui/section-header.tsx";

export type MeetingSectionProps = {
  readonly meetings: readonly PairRow[];
  readonly people: readonly Person[];
  readonly today: Day;
};

/** The next 1:1s and whether they are prepared. */
export function MeetingSection({ meetings, people, today }: MeetingSectionProps) {
  const { t, i18n } = useTranslation("today");
  const items = meetings.flatMap((row) => {
    const other = people.find(({ id }) => id === row.otherId);
    return other && row.next ? [{ ...row, id: row.pair.id, other, next: row.next }] : [];
  });
  type Item = (typeof items)[number];
  const prepared = ({ points, iOwe, theyOwe }: Item) =>
    [
      points > 0 ? t("points", { count: points }) : t("noPoints"),
      iOwe > 0 && t("iOwe", { count: iOwe }),
      theyOwe > 0 && t("theyOwe", { count: theyOwe }),
    ]
      .filter(Boolean)
      .join(", ");
  return (
    <section>
      <SectionHeader title={t("meetings")} />
      <div className="-mx-2">
        <LinkRows
          label={t("meetings")}
          rows={items.map((item) => {
            const { id, next, other } = item;
            const isLate = next.state === "planned" && next.day !== null && next.day < today;
            return {
              id,
              href: `/pairs/${id}`,
              isStacked: true,
              leading: (
                <Avatar
                  id={other.id}
                  name={other.name}
                  photo={other.photo ?? undefined}
                  size={32}
                  isDecorative
                />
              ),
              title: (
                <span className="font-medium" dir="auto">
                  {other.name}
                </span>
              ),
              meta: prepared(item),
              trailing:
                next.state === "running" ? (
                  <Badge tone="accent">{t("running")}</Badge>
                ) : (
                  <span
                    className={
                      isLate
                        ? "text-critical-ink"
                        : next.day === today
                          ? "font-medium text-ink"
                          : ""
                    }
                  >
                    {isLate
                      ? t("toClose", { when: when(i18n.language, next, today) })
                      : when(i18n.language, next, today)}
                  </span>
                ),
            };
          })}
        />
      </div>
    </section>
  );
}

export const walking = { j: "ArrowDown", k: "ArrowUp" } as const;

const when = (locale: string, { day, at }: NonNullable<PairRow["next"]>, today: Day): string =>
  [day && formatNearDay(locale, day, today), at && formatTime(locale, at)]
    .filter(Boolean)
    .join(" ");
