import { Clock, Mail } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Zone } from "#core/kernel/time.ts";
import type { Person, WorkingHours } from "#core/people/person.ts";
import { formatClockIn } from "../../lib/format.ts";
import { cityOf } from "../../lib/zones.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Icon } from "../../ui/icon.tsx";
import { PageTitle } from "../../ui/page-title.tsx";

/** Who someone is, and what time it is where they are. */
export function PersonHeader({
  person,
  actions,
}: {
  readonly person: Person;
  readonly actions: ReactNode;
}) {
  const { t, i18n } = useTranslation("people");
  useEveryMinute();
  const time = formatClockIn(i18n.language, person.zone);
  return (
    <PageTitle
      title={person.name}
      leading={
        <Avatar
          id={person.id}
          name={person.name}
          photo={person.photo ?? undefined}
          size={64}
          isDecorative
        />
      }
      actions={actions}
      meta={
        <>
          <span className="flex basis-full items-center gap-2 text-soft">
            {person.position && <span dir="auto">{person.position}</span>}
            {person.isMe && <Badge>{t("you")}</Badge>}
          </span>
          <span className="flex items-center gap-1.5">
            <Icon of={Clock} size={14} />
            {t(isAtWork(person.workingHours, person.zone) ? "localTime" : "localTimeOff", {
              time,
              city: cityOf(person.zone),
            })}
          </span>
          {person.email && (
            <span className="selectable flex items-center gap-1.5">
              <Icon of={Mail} size={14} />
              {person.email}
            </span>
          )}
        </>
      }
    />
  );
}

/** Whether someone is within their working hours now. */
function isAtWork(hours: WorkingHours, zone: Zone): boolean {
  try {
    const parts = Object.fromEntries(
      new Intl.DateTimeFormat("en-GB", {
        timeZone: zone,
        weekday: "short",
        hour: "2-digit",
        minute: "2-digit",
        hourCycle: "h23",
      })
        .formatToParts()
        .map(({ type, value }) => [type, value]),
    );
    const day =
      hours[["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(parts["weekday"] ?? "")];
    const time = `${parts["hour"]}:${parts["minute"]}`;
    return day !== undefined && day !== null && time >= day.from && time < day.to;
  } catch {
    return true; // a zone this computer does not know: nothing is claimed
  }
}

function useEveryMinute(): void {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 15_000);
    return () => clearInterval(timer);
  }, []);
}
