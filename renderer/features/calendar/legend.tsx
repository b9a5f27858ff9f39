import { useTranslation } from "react-i18next";
import type { FoundTime } from "#contract/calendar.ts";
import { cx } from "../../ui/cx.ts";
import { blockKinds, blockLooks } from "./block-look.ts";
import type { WeekItem } from "./week-items.ts";

export type LegendProps = {
  readonly items: readonly WeekItem[];
  readonly times: readonly FoundTime[];
};

/** What the patterns mean that are in sight. */
export function Legend({ items, times }: LegendProps) {
  const { t } = useTranslation("calendar");
  const shown = [
    ...blockKinds
      .filter((kind) => items.some((one) => one.kind === "busy" && one.of === kind))
      .map((kind) => ({ title: t(`kind.${kind}`), look: blockLooks[kind] })),
    ...(["confirmed", "unconfirmed"] as const)
      .filter((look) => times.some(({ isConfirmed }) => isConfirmed === (look === "confirmed")))
      .map((look) => ({
        title: t(look === "confirmed" ? "slot.free" : "slot.unconfirmed"),
        look: cx("border", slotLooks[look]),
      })),
  ];
  if (shown.length === 0) return null;
  return (
    <ul
      aria-label={t("legend")}
      className="flex shrink-0 flex-wrap gap-x-4 gap-y-1 border-t border-line px-4 py-1.5 text-small text-faint"
    >
      {shown.map(({ title, look }) => (
        <li key={title} className="inline-flex items-center gap-1.5">
          <span aria-hidden className={cx("size-3 rounded-small", look)} />
          {title}
        </li>
      ))}
    </ul>
  );
}

/** A time that suits, and one of which a calendar is not known. */
export const slotLooks = {
  confirmed: "border-positive-fill bg-positive-tint text-positive-ink",
  unconfirmed: "border-dashed border-edge bg-page text-soft",
} as const;
