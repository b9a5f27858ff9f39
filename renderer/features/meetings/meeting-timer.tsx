import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import type { Millis } from "#core/kernel/time.ts";
import { now } from "../../lib/now.ts";
import { TimerDisplay } from "../../ui/timer-display.tsx";

export type MeetingTimerProps = { readonly startedAt: Millis; readonly minutes: number };

/** How long the meeting has been going on, of the time planned for it. */
export function MeetingTimer({ startedAt, minutes }: MeetingTimerProps) {
  const { t } = useTranslation("meetings");
  const second = useSyncExternalStore(everySecond, () => Math.floor(now() / 1000));
  const elapsedMs = Math.max(0, second * 1000 - Math.floor(startedAt / 1000) * 1000);
  return (
    <span className="flex items-center gap-1 pe-2">
      <TimerDisplay
        label={t("timer.label")}
        elapsedMs={elapsedMs}
        plannedMs={minutes * 60_000}
        text={t("timer.text", { elapsed: Math.floor(elapsedMs / 60_000), planned: minutes })}
      />
      <span aria-hidden className="tabular text-base text-faint">
        {t("timer.of", { planned: minutes })}
      </span>
    </span>
  );
}

function everySecond(changed: () => void): () => void {
  const timer = setInterval(changed, 1000);
  return () => clearInterval(timer);
}
