import { Repeat } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatTime } from "../../lib/format.ts";
import { repeatWords } from "../../lib/quick-line/repeat-words.ts";
import { cityOf, inZone, whenWords } from "../../lib/when.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Icon } from "../../ui/icon.tsx";
import { PageTitle } from "../../ui/page-title.tsx";
import type { Shown } from "./one-on-one.ts";

export type PairTitleProps = { readonly shown: Shown; readonly actions?: ReactNode };

/** With whom, when, on whose clock, how often, and how it went. */
export function PairTitle({ shown, actions }: PairTitleProps) {
  const { t, i18n } = useTranslation("meetings");
  const { t: app } = useTranslation("app");
  const { view, me, other, today } = shown;
  const { meeting, pair } = view;
  const mine = inZone(meeting, me.zone);
  const theirs = inZone(meeting, other.zone);
  const parts = [
    <span key="when">
      {mine.day === null ? t("noDay") : whenWords(i18n.language, mine, today)}
    </span>,
    mine.at !== null && <span key="minutes">{t("minutes", { count: meeting.minutes })}</span>,
    theirs.at !== null && theirs.at !== mine.at && (
      <span key="theirs">
        {t("timeThere", { time: formatTime(i18n.language, theirs.at), city: cityOf(other.zone) })}
      </span>
    ),
    pair.cadence && (
      <span key="rhythm" className="inline-flex items-center gap-1">
        <Icon of={Repeat} size={12} />
        {repeatWords(app, i18n.language, {
          unit: "week",
          every: pair.cadence.everyWeeks,
          weekdays: [pair.cadence.weekday],
          anchor: "due",
        })}
      </span>
    ),
    meeting.state !== "planned" && meeting.state !== "running" && (
      <Badge key="state" tone={meeting.state === "held" ? "positive" : "neutral"}>
        {t(`state.${meeting.state}`)}
      </Badge>
    ),
    meeting.closedByDay && <span key="by-day">{t("closedByDay")}</span>,
  ].filter(Boolean);
  return (
    <PageTitle
      title={other.name}
      actions={actions}
      leading={
        <Avatar
          id={other.id}
          name={other.name}
          photo={other.photo ?? undefined}
          size={40}
          isDecorative
        />
      }
      meta={parts.flatMap((part, index) =>
        index === 0
          ? [part]
          : [
              <span key={`dot ${index}`} aria-hidden>
                ·
              </span>,
              part,
            ],
      )}
    />
  );
}
