import { ListChecks, MessagesSquare, Pin } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { PairRow } from "#contract/pairs.ts";
import type { Day, Zone } from "#core/kernel/time.ts";
import type { Person } from "#core/people/person.ts";
import { repeatWords } from "../../lib/quick-line/repeat-words.ts";
import { agoWords, inZone, whenWords } from "../../lib/when.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Row } from "../../ui/row.tsx";

export type PairListRowProps = {
  readonly row: PairRow;
  readonly other: Person;
  readonly today: Day;
  readonly zone: Zone;
};

/** A 1:1 in the list: who, when, is it prepared, who owes whom, when they last met. */
export function PairListRow({ row, other, today, zone }: PairListRowProps) {
  const { t, i18n } = useTranslation("pairs");
  const { t: app } = useTranslation("app");
  const { pair, next, points, iOwe, theyOwe, lastHeldDay } = row;
  const locale = i18n.language;
  const mine = next && inZone(next, zone);
  const when = mine?.day ? whenWords(locale, mine, today) : t("noDay");
  const rhythm =
    pair.cadence &&
    repeatWords(app, locale, {
      unit: "week",
      every: pair.cadence.everyWeeks,
      weekdays: [pair.cadence.weekday],
      anchor: "due",
    });
  const isOverdue = next?.state === "planned" && next.day !== null && next.day < today;
  const first = other.name.trim().split(/\s+/u)[0] ?? other.name;
  return (
    <Row
      id={pair.id}
      name={`${other.name}, ${when}`}
      href={`/pairs/${pair.id}`}
      isStacked
      leading={
        <Avatar
          id={other.id}
          name={other.name}
          photo={other.photo ?? undefined}
          size={32}
          isDecorative
        />
      }
      title={
        <span className="flex items-center gap-2 font-medium">
          <span className="truncate" dir="auto">
            {other.name}
          </span>
          {pair.pinned && <Icon of={Pin} size={12} label={t("pinned")} tone="faint" />}
          {next?.state === "running" && <Badge tone="accent">{t("running")}</Badge>}
          {isOverdue && <Badge tone="caution">{t("overdue")}</Badge>}
        </span>
      }
      meta={
        <>
          {when}
          {rhythm && <span className="hidden @3xl:inline"> · {rhythm}</span>}
        </>
      }
      trailing={
        <span className="flex items-center gap-4">
          <Fact icon={MessagesSquare} isFaint={points === 0} width="w-26">
            {points === 0 ? t("notPrepared") : t("points", { count: points })}
          </Fact>
          <Fact icon={ListChecks} isFaint={iOwe + theyOwe === 0} width="w-54">
            {iOwe + theyOwe === 0
              ? t("noPromises")
              : [
                  iOwe > 0 && t("youOwe", { count: iOwe }),
                  theyOwe > 0 && t("theyOwe", { name: first, count: theyOwe }),
                ]
                  .filter(Boolean)
                  .join(" · ")}
          </Fact>
          <span className="hidden w-32 truncate text-end @3xl:block">
            {lastHeldDay === null
              ? t("neverMet")
              : t("lastMet", { ago: agoWords(locale, lastHeldDay as Day, today) })}
          </span>
        </span>
      }
    />
  );
}

function Fact({
  icon,
  isFaint,
  width,
  children,
}: {
  readonly icon: typeof Pin;
  readonly isFaint: boolean;
  readonly width: string;
  readonly children: string;
}) {
  return (
    <span className={`hidden items-center gap-1.5 @lg:flex ${width} ${isFaint ? "" : "text-soft"}`}>
      <Icon of={icon} size={14} />
      <span className="truncate">{children}</span>
    </span>
  );
}
