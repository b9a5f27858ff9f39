import { useTranslation } from "react-i18next";
import type { TimeOfDay } from "#core/kernel/time.ts";
import type { WorkingHours } from "#core/people/person.ts";
import { Switch } from "../../ui/switch.tsx";
import { TimeField } from "../../ui/time-field.tsx";

export type HoursFieldsProps = {
  readonly hours: WorkingHours;
  readonly onChange: (hours: WorkingHours) => void;
};

/** Working hours of each weekday, in the person's own zone. */
export function HoursFields({ hours, onChange }: HoursFieldsProps) {
  const { t, i18n } = useTranslation("people");
  const set = (weekday: number, day: WorkingHours[number]) =>
    onChange(hours.map((one, index) => (index === weekday ? day : one)));
  return (
    <ul className="flex flex-col pt-1">
      {hours.map((day, weekday) => {
        const name = weekdayName(i18n.language, weekday);
        return (
          // Monday stays the first.
          <li key={weekday} className="flex min-h-10 items-center gap-3">
            <span className="w-36">
              <Switch
                label={name}
                isSelected={day !== null}
                onChange={(isOn) => set(weekday, isOn ? usualDay : null)}
              />
            </span>
            {day ? (
              <span className="flex items-center gap-2">
                <TimeField
                  isLabelHidden
                  label={t("hoursFrom", { day: name })}
                  value={day.from}
                  onChange={(from) =>
                    from !== null && set(weekday, inOrder(from as TimeOfDay, day.to))
                  }
                />
                <span aria-hidden className="text-faint">
                  –
                </span>
                <TimeField
                  isLabelHidden
                  label={t("hoursTo", { day: name })}
                  value={day.to}
                  onChange={(to) =>
                    to !== null && set(weekday, { from: day.from, to: to as TimeOfDay })
                  }
                />
              </span>
            ) : (
              <span className="text-faint">{t("dayOff")}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

const usualDay = { from: "09:00" as TimeOfDay, to: "17:00" as TimeOfDay };

const inOrder = (from: TimeOfDay, to: TimeOfDay) => ({ from, to: to > from ? to : from });

const weekdayName = (locale: string, weekday: number): string =>
  new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(
    Date.UTC(2001, 0, 1 + weekday),
  );
