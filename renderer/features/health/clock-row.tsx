import { useTranslation } from "react-i18next";
import type { ClockHealth } from "#contract/health.ts";
import { HealthRow } from "./health-row.tsx";

/** A clock further off than this is wrong: an answer that was long on its way, and the second that servers leave out, are less. */
const OFF_MS = 30_000;

export function ClockRow({ clock }: { readonly clock: ClockHealth }) {
  const { t, i18n } = useTranslation("health");
  const title = t("clock.title");
  if (clock.kind !== "known")
    return <HealthRow title={title} standing="unknown" text={t(`clock.${clock.kind}`)} />;
  const { aheadMs } = clock;
  if (Math.abs(aheadMs) <= OFF_MS)
    return <HealthRow title={title} standing="good" text={t("clock.good")} />;
  const span = spanOf(Math.abs(aheadMs), i18n.language);
  return (
    <HealthRow
      title={title}
      standing="bad"
      text={t(aheadMs > 0 ? "clock.ahead" : "clock.behind", { span })}
    />
  );
}

/** A span in its largest whole unit, as `2 hours`. */
function spanOf(ms: number, language: string): string {
  const [count, unit] =
    ms < 90_000
      ? [ms / 1_000, "second"]
      : ms < 5_400_000
        ? [ms / 60_000, "minute"]
        : ms < 172_800_000
          ? [ms / 3_600_000, "hour"]
          : [ms / 86_400_000, "day"];
  const format = new Intl.NumberFormat(language, {
    style: "unit",
    unit: unit as string,
    unitDisplay: "long",
    maximumFractionDigits: 0,
  });
  return format.format(count as number);
}
