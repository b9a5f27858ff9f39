import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addDays, instantOf } from "#core/kernel/calendar-day.ts";
import type { Millis, TimeOfDay } from "#core/kernel/time.ts";
import { useAsk } from "../../lib/ask.ts";
import { bridge } from "../../lib/bridge.ts";
import { failureText } from "../../lib/failure-text.ts";
import { now, useMinute, useToday, useZone } from "../../lib/now.ts";
import { useSettings } from "../../lib/settings.ts";
import { Button } from "../../ui/button.tsx";
import { Select } from "../../ui/select.tsx";
import { Switch } from "../../ui/switch.tsx";
import { TimeField } from "../../ui/time-field.tsx";
import { Background } from "./background.tsx";
import { SettingRow } from "./setting-row.tsx";

const usualNight = { from: "20:00" as TimeOfDay, to: "07:00" as TimeOfDay };
const LEADS = ["0", "5", "10", "30", "60", "1440"] as const;
const MORNING = "07:00" as TimeOfDay;

/** When reminders may ring on this computer, what they say, and whether anybody here shows them. */
export function Reminders() {
  const { t } = useTranslation("settings");
  const [{ quietHours, discreet, leadMinutes, holdsOthers }, change] = useSettings();
  return (
    <div className="flex flex-col">
      <Pause />
      <SettingRow title={t("reminders.quiet")} description={t("reminders.quietMore")}>
        <div className="flex items-end gap-3">
          {quietHours && (
            <>
              <TimeField
                label={t("reminders.quietFrom")}
                value={quietHours.from}
                onChange={(from) =>
                  from && change({ quietHours: { ...quietHours, from: from as TimeOfDay } })
                }
              />
              <TimeField
                label={t("reminders.quietTo")}
                value={quietHours.to}
                onChange={(to) =>
                  to && change({ quietHours: { ...quietHours, to: to as TimeOfDay } })
                }
              />
            </>
          )}
          <Toggle
            label={t("reminders.quiet")}
            isOn={quietHours !== null}
            onChange={(isOn) => change({ quietHours: isOn ? usualNight : null })}
          />
        </div>
      </SettingRow>
      <SettingRow title={t("reminders.lead")} description={t("reminders.leadMore")}>
        <div className="w-52">
          <Select
            label={t("reminders.lead")}
            isLabelHidden
            value={String(leadMinutes)}
            onChange={(minutes) => change({ leadMinutes: Number(minutes) })}
            choices={LEADS.map((minutes) => ({
              id: minutes,
              title: t(`reminders.leads.${minutes}`),
            }))}
          />
        </div>
      </SettingRow>
      <SettingRow title={t("reminders.others")} description={t("reminders.othersMore")}>
        <Toggle
          label={t("reminders.others")}
          isOn={holdsOthers}
          onChange={(isOn) => change({ holdsOthers: isOn })}
        />
      </SettingRow>
      <SettingRow title={t("reminders.discreet")} description={t("reminders.discreetMore")}>
        <Toggle
          label={t("reminders.discreet")}
          isOn={discreet}
          onChange={(isOn) => change({ discreet: isOn })}
        />
      </SettingRow>
      <Background />
      <Health />
    </div>
  );
}

function Pause() {
  const { t, i18n } = useTranslation("settings");
  const [{ pausedUntil }, change] = useSettings();
  const zone = useZone();
  const today = useToday();
  const minute = useMinute();
  const isPaused = pausedUntil !== null && pausedUntil > minute;
  const when =
    pausedUntil !== null &&
    new Intl.DateTimeFormat(i18n.language, {
      weekday: "long",
      hour: "numeric",
      minute: "2-digit",
      timeZone: zone,
    }).format(pausedUntil);
  return (
    <SettingRow
      title={t("reminders.pause")}
      description={
        isPaused ? t("reminders.pausedUntil", { when: when || "" }) : t("reminders.pauseMore")
      }
    >
      {isPaused ? (
        <Button onPress={() => change({ pausedUntil: null })}>{t("reminders.resume")}</Button>
      ) : (
        <div className="flex gap-2">
          <Button onPress={() => change({ pausedUntil: (now() + 3_600_000) as Millis })}>
            {t("reminders.pauseHour")}
          </Button>
          <Button
            onPress={() => change({ pausedUntil: instantOf(addDays(today, 1), MORNING, zone) })}
          >
            {t("reminders.pauseTomorrow")}
          </Button>
        </div>
      )}
    </SettingRow>
  );
}

function Health() {
  const { t } = useTranslation("settings");
  const { t: app } = useTranslation("app");
  const health = useAsk("shell.notifications", undefined);
  const [said, setSaid] = useState("");
  const sendTest = async () => {
    const answer = await bridge.api["shell.tryNotification"](undefined);
    setSaid(
      answer.ok
        ? t("reminders.tried")
        : answer.error.type === "NotShown"
          ? t("reminders.notTried", { reason: answer.error.reason })
          : failureText(app, answer.error),
    );
    await health.refetch();
  };
  const { data } = health;
  return (
    <SettingRow
      title={t("reminders.notifications")}
      description={
        data?.kind === "none"
          ? t("reminders.notNotified")
          : data
            ? [
                t("reminders.notifiedBy", { by: data.by }),
                ...(data.hasButtons ? [] : [t("reminders.noButtons")]),
              ].join(" ")
            : ""
      }
    >
      <div className="flex flex-col items-end gap-1">
        <Button onPress={() => void sendTest()}>{t("reminders.try")}</Button>
        <span role="status" className="text-small text-faint">
          {said}
        </span>
      </div>
    </SettingRow>
  );
}

const Toggle = ({
  label,
  isOn,
  onChange,
}: {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}) => (
  <span className="flex h-8 items-center">
    <Switch label={label} isLabelHidden isSelected={isOn} onChange={onChange} />
  </span>
);
