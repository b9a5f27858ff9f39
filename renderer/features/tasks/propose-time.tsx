import { CalendarClock } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Reminder } from "#core/reminders/reminder.ts";
import { useChange } from "../../lib/change.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Popover } from "../../ui/popover.tsx";
import { RemindChoice } from "./remind-choice.tsx";

export type ProposeTimeProps = {
  readonly reminder: Reminder;
  readonly setterName: string;
};

/** What somebody else reminds me of may come at another time, if they agree. */
export function ProposeTime({ reminder: { id }, setterName }: ProposeTimeProps) {
  const { t } = useTranslation("tasks");
  const change = useChange();
  return (
    <Popover
      label={t("proposeWhen")}
      placement="bottom end"
      trigger={
        <IconButton size="tiny" icon={CalendarClock} label={t("proposeTime")} hasTooltip={false} />
      }
    >
      {(close) => (
        <div className="-m-3">
          <RemindChoice
            task={unbound}
            onChoose={(time) => {
              close();
              if (time.kind === "at")
                void change(
                  "reminders.propose",
                  { id, at: time.at },
                  { said: t("saidProposed", { name: setterName }) },
                );
            }}
          />
        </div>
      )}
    </Popover>
  );
}

/** Only a time of its own can be proposed, none that counts from a due date or a 1:1. */
const unbound = { due: null, pairId: null } as const;
