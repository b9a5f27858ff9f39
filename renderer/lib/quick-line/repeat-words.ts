import type { TFunction } from "i18next";
import type { Repeat } from "#core/recurrence/repeat.ts";

/** A rhythm as a person says it: "every 2 weeks on Mon and Thu". */
export function repeatWords(t: TFunction<"app">, locale: string, repeat: Repeat): string {
  const base = t(`quickLine.every.${repeat.unit}`, { count: repeat.every });
  const after = repeat.anchor === "done" ? ` ${t("quickLine.afterDone")}` : "";
  if (repeat.unit === "week" && repeat.weekdays) {
    if (repeat.every === 1 && repeat.weekdays.join() === "1,2,3,4,5")
      return t("quickLine.everyWorkday") + after;
    const style = repeat.weekdays.length === 1 ? "long" : "short";
    const days = repeat.weekdays.map((weekday) => weekdayName(locale, weekday, style));
    const listed = new Intl.ListFormat(locale, { type: "conjunction" }).format(days);
    if (repeat.every === 1) return t("quickLine.everyWeekday", { days: listed }) + after;
    return t("quickLine.onWeekdays", { rhythm: base, days: listed }) + after;
  }
  if ((repeat.unit === "month" || repeat.unit === "year") && repeat.dayOfMonth)
    return t("quickLine.onDayOfMonth", { rhythm: base, day: repeat.dayOfMonth }) + after;
  return base + after;
}

/** 1 is Monday; the first of January 2024 was one. */
const weekdayName = (locale: string, weekday: number, style: "long" | "short"): string =>
  new Intl.DateTimeFormat(locale, { weekday: style, timeZone: "UTC" }).format(
    Date.UTC(2024, 0, weekday),
  );
