import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Day, TimeOfDay } from "#core/kernel/time.ts";
import { passesNextDate } from "#core/meetings/close-meeting.ts";
import { formatTime } from "../../lib/format.ts";
import { cityOf, inZone } from "../../lib/when.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { DatePicker } from "../../ui/date-picker.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Form } from "../../ui/form.tsx";
import { Select } from "../../ui/select.tsx";
import { TimeField } from "../../ui/time-field.tsx";
import type { Shown } from "./one-on-one.ts";
import type { Slots } from "./slots.ts";
import type { MeetingActions } from "./use-meeting.ts";

export type MoveDialogProps = {
  readonly shown: Shown;
  readonly actions: MeetingActions;
  readonly slots: Slots;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
};

/** Another day and time for this meeting; what that means for the series is said before. */
export function MoveDialog({ shown, actions, slots, isOpen, onOpenChange }: MoveDialogProps) {
  const { t } = useTranslation("meetings");
  return (
    <Dialog
      title={shown.view.meeting.day === null ? t("move.pick") : t("move.title")}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      closeLabel={t("close")}
      size="small"
    >
      {slots.moveTimes(shown.view.meeting, shown.me, shown.other, () => onOpenChange(false))}
      <MoveForm shown={shown} actions={actions} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

function MoveForm({
  shown,
  actions,
  onDone,
}: Pick<MoveDialogProps, "shown" | "actions"> & { readonly onDone: () => void }) {
  const { t, i18n } = useTranslation("meetings");
  const { view, other, today } = shown;
  const { meeting, pair } = view;
  const [day, setDay] = useState<string | null>(
    meeting.day !== null && meeting.day >= today ? meeting.day : today,
  );
  const [at, setAt] = useState<string | null>(meeting.at ?? pair.cadence?.at ?? "10:00");
  const [minutes, setMinutes] = useState(meeting.minutes);
  const chosen = { day: day as Day | null, at: at as TimeOfDay | null, zone: meeting.zone };
  const theirs = inZone(chosen, other.zone);
  const passes = chosen.day !== null && passesNextDate(meeting, pair.cadence, chosen.day, today);
  const lengths = [...new Set([15, 20, 25, 30, 45, 50, 60, 90, minutes])].toSorted((a, b) => a - b);
  const save = async () => {
    if (chosen.day !== null && (await actions.move(chosen.day, chosen.at, minutes)).ok) onDone();
  };
  return (
    <Form
      onSubmit={() => void save()}
      actions={
        <>
          <Button onPress={onDone}>{t("cancel")}</Button>
          <Button kind="primary" type="submit" isDisabled={day === null}>
            {t("move.save")}
          </Button>
        </>
      }
    >
      <DatePicker label={t("move.day")} value={day} onChange={setDay} min={today} autoFocus />
      <div className="grid grid-cols-2 gap-3">
        <TimeField
          label={t("move.time")}
          value={at}
          onChange={setAt}
          description={
            theirs.at !== null && theirs.at !== at
              ? t("timeThere", {
                  time: formatTime(i18n.language, theirs.at),
                  city: cityOf(other.zone),
                })
              : undefined
          }
        />
        <Select
          label={t("move.length")}
          value={String(minutes)}
          onChange={(id) => setMinutes(Number(id))}
          choices={lengths.map((length) => ({
            id: String(length),
            title: t("minutes", { count: length }),
          }))}
        />
      </div>
      {passes && (
        <Banner kind="info" title={t("move.passes")}>
          {t("move.passesWhy")}
        </Banner>
      )}
    </Form>
  );
}
