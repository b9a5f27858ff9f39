import { useTranslation } from "react-i18next";
import { formatNearDay } from "../../lib/format.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import type { Shown } from "./one-on-one.ts";
import type { MeetingActions } from "./use-meeting.ts";

export type OverdueBannerProps = {
  readonly shown: Shown;
  readonly actions: MeetingActions;
  readonly onMove: () => void;
};

/** Asks about a meeting whose day has passed and that nobody started. */
export function OverdueBanner({ shown, actions, onMove }: OverdueBannerProps) {
  const { t, i18n } = useTranslation("meetings");
  const { meeting } = shown.view;
  if (meeting.state !== "planned" || meeting.day === null || meeting.day >= shown.today)
    return null;
  return (
    <div className="pb-5">
      <Banner
        kind="caution"
        title={t("overdue.title")}
        actions={
          <>
            <Button size="small" onPress={() => void actions.end()}>
              {t("overdue.held")}
            </Button>
            <Button size="small" onPress={() => void actions.miss()}>
              {t("miss")}
            </Button>
            <Button size="small" kind="quiet" onPress={onMove}>
              {t("overdue.move")}
            </Button>
          </>
        }
      >
        {t("overdue.when", { day: formatNearDay(i18n.language, meeting.day, shown.today) })}
      </Banner>
    </div>
  );
}
