import { CircleAlert, Clock } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Person } from "#core/people/person.ts";
import { cx } from "../../ui/cx.ts";
import { Icon } from "../../ui/icon.tsx";
import { PlainLink, plainRing } from "../../ui/plain-link.tsx";
import { clockIn } from "./time-words.ts";
import type { MeetingItem } from "./week-items.ts";

export type MeetingBlockProps = {
  readonly meeting: MeetingItem;
  readonly me: Person;
  readonly people: readonly Person[];
  /** How much of the scale it has. */
  readonly height: number;
};

/** A 1:1 in the week; it opens its page. */
export function MeetingBlock({ meeting, me, people, height }: MeetingBlockProps) {
  const { t, i18n } = useTranslation("calendar");
  const name = people.find(({ id }) => id === meeting.otherId)?.name ?? t("somebody");
  const clock = (at: typeof meeting.start): string => clockIn(i18n.language, at, me.zone);
  const { booking } = meeting;
  const isWaiting = booking === "waiting" || booking === "sending";
  return (
    <PlainLink
      href={`/pairs/${meeting.pairId}`}
      className={cx(
        plainRing,
        "block h-full overflow-hidden rounded-small border bg-accent-tint px-1.5 text-tiny text-accent-ink hover:border-accent",
        isWaiting ? "border-dashed border-accent" : "border-transparent",
        height >= 30 ? "py-0.5" : "py-0",
      )}
    >
      <span className="flex min-w-0 items-center gap-1 font-medium">
        {isWaiting && <Icon of={Clock} size={12} label={t(`state.${booking}`)} />}
        {booking === "needs-you" && (
          <Icon of={CircleAlert} size={12} tone="caution" label={t("state.needs-you")} />
        )}
        <span className="truncate" dir="auto">
          {name}
        </span>
      </span>
      <span className={cx("tabular block truncate", height < 34 && "sr-only")}>
        {clock(meeting.start)} – {clock(meeting.end)}
      </span>
    </PlainLink>
  );
}
