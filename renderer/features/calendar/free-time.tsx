import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { FoundTime } from "#contract/calendar.ts";
import { useToday } from "../../lib/now.ts";
import { cx } from "../../ui/cx.ts";
import { slotLooks } from "./legend.tsx";
import { clockIn, thereIn, whenIn } from "./time-words.ts";
import type { WeekGridProps } from "./week-shape.ts";

export type FreeTimeProps = Pick<WeekGridProps, "me" | "people" | "others"> & {
  readonly time: FoundTime;
  readonly isCurrent: boolean;
  readonly onFocus: () => void;
  readonly onPress: () => void;
};

/** A time that suits everybody chosen, on each clock that shows another time than mine. */
export function FreeTime({ time, me, people, others, isCurrent, onFocus, onPress }: FreeTimeProps) {
  const { t, i18n } = useTranslation("calendar");
  const today = useToday();
  const { language } = i18n;
  const theirs = [
    ...new Map(
      others.flatMap(({ personId, zone }) => {
        const there = personId === me.id ? undefined : thereIn(language, time.start, me.zone, zone);
        return there ? [[there.time, { ...there, personId }] as const] : [];
      }),
    ).values(),
  ];
  return (
    <Button
      data-start={time.start}
      excludeFromTabOrder={!isCurrent}
      onFocus={onFocus}
      onPress={onPress}
      className={cx(
        "ring-out tabular flex h-full w-full flex-wrap content-start items-baseline gap-x-1.5 overflow-hidden rounded-small border px-1 text-start text-tiny transition-colors data-hovered:border-accent data-focus-visible:z-1",
        time.isConfirmed ? slotLooks.confirmed : slotLooks.unconfirmed,
      )}
    >
      <span className="font-medium">{clockIn(language, time.start, me.zone)}</span>
      <span className="sr-only">, {whenIn(language, time.start, me.zone, today)}, </span>
      {theirs.map(({ personId, ...there }) => (
        <span key={there.time} className="truncate">
          {there.time}
          <span className="sr-only">
            {" "}
            {t("slot.theirs", {
              ...there,
              name: people.find(({ id }) => id === personId)?.name ?? "",
            })}
            ,{" "}
          </span>
        </span>
      ))}
      <span className="sr-only">{t(time.isConfirmed ? "slot.free" : "slot.unconfirmed")}</span>
    </Button>
  );
}
