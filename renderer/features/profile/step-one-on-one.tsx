import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PersonId, TemplateId } from "#core/kernel/ids.ts";
import type { TimeOfDay } from "#core/kernel/time.ts";
import { useAsk } from "../../lib/ask.ts";
import { useChange } from "../../lib/change.ts";
import { go } from "../../lib/go.ts";
import { systemZone } from "../../lib/zones.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Button } from "../../ui/button.tsx";
import { Form } from "../../ui/form.tsx";
import { Select } from "../../ui/select.tsx";
import { TimeField } from "../../ui/time-field.tsx";
import { GateActions } from "./gate-actions.tsx";
import { GateFrame } from "./gate-frame.tsx";

export type StepOneOnOneProps = { readonly onBack: () => void; readonly onDone: () => void };

const EMPTY = "empty";

/** The first 1:1: with whom, how often, and what its agenda starts with. */
export function StepOneOnOne({ onBack, onDone }: StepOneOnOneProps) {
  const { t, i18n } = useTranslation("profile");
  const everyone = useAsk("people.list", undefined).data ?? [];
  const templates = useAsk("templates.list", undefined).data ?? [];
  const pairs = useAsk("pairs.list", undefined).data ?? [];
  const change = useChange();
  const others = everyone
    .filter((person) => !person.isMe)
    .toSorted((a, b) => a.createdAt - b.createdAt);
  // The first of the templates every profile starts with is the everyday one.
  const usual = templates.toSorted(
    (a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1),
  )[0];
  const [who, setWho] = useState<string>();
  const [rhythm, setRhythm] = useState("1");
  const [weekday, setWeekday] = useState(tomorrowsWeekday);
  const [at, setAt] = useState<string | null>("10:00");
  const [template, setTemplate] = useState<string>();
  const [isPending, setPending] = useState(false);
  const me = everyone.find((person) => person.isMe);
  const person = others.find((one) => one.id === who) ?? others[0];
  const chosen = template ?? usual?.id ?? EMPTY;

  const start = async () => {
    if (!person) return leave("/today");
    const earlier = pairs.find(({ otherId }) => otherId === person.id);
    if (earlier) return leave(`/pairs/${earlier.pair.id}`);
    setPending(true);
    const cadence =
      rhythm === "0" || at === null
        ? null
        : {
            everyWeeks: Number(rhythm),
            weekday: Number(weekday),
            at: at as TimeOfDay,
            minutes: 30,
            zone: me?.zone ?? systemZone(),
          };
    const pair = await change(
      "pairs.start",
      {
        personId: person.id as PersonId,
        cadence,
        templateId: chosen === EMPTY ? null : (chosen as TemplateId),
      },
      { quiet: true },
    );
    setPending(false);
    if (pair.ok) leave(`/pairs/${pair.value.value.id}`);
  };
  const leave = (path: string) => {
    go(path);
    onDone();
  };

  return (
    <GateFrame
      title={t("oneOnOneTitle")}
      lead={others.length === 0 ? t("oneOnOneNobody") : t("oneOnOneLead")}
      progress={t("step", { n: 3, of: 3 })}
    >
      <Form onSubmit={() => void start()}>
        {person && (
          <>
            <Select
              label={t("with")}
              autoFocus
              choices={others.map(({ id, name }) => ({
                id,
                title: name,
                leading: <Avatar id={id} name={name} size={20} isDecorative />,
              }))}
              value={person.id}
              onChange={setWho}
            />
            <Select
              label={t("rhythm")}
              choices={["1", "2", "4", "0"].map((id) => ({ id, title: t(`every.${id}`) }))}
              value={rhythm}
              onChange={setRhythm}
            />
            {rhythm !== "0" && (
              <div className="grid grid-cols-2 gap-3">
                <Select
                  label={t("weekday")}
                  choices={["1", "2", "3", "4", "5", "6", "7"].map((id) => ({
                    id,
                    title: weekdayName(i18n.language, Number(id)),
                  }))}
                  value={weekday}
                  onChange={setWeekday}
                />
                <TimeField label={t("time")} value={at} onChange={setAt} />
              </div>
            )}
            <Select
              label={t("agendaStart")}
              choices={[
                ...templates.map(({ id, name, points }) => ({
                  id: id as string,
                  title: name,
                  hint: t("pointCount", { count: points.length }),
                })),
                { id: EMPTY, title: t("emptyAgenda"), hint: undefined },
              ]}
              value={chosen}
              onChange={setTemplate}
            />
          </>
        )}
        <GateActions isTight>
          <Button kind="primary" type="submit" isPending={isPending} autoFocus={!person}>
            {person ? t("prepare") : t("finish")}
          </Button>
          {person && (
            <Button kind="quiet" onPress={() => leave("/today")}>
              {t("later")}
            </Button>
          )}
          <Button kind="quiet" onPress={onBack}>
            {t("back")}
          </Button>
        </GateActions>
      </Form>
    </GateFrame>
  );
}

/** ISO weekday's name; 1 January 2001 was a Monday. */
const weekdayName = (locale: string, weekday: number): string =>
  new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(
    Date.UTC(2001, 0, weekday),
  );

/** The next working day: soon enough to matter, late enough to prepare. */
function tomorrowsWeekday(): string {
  const today = new Date().getDay();
  return String(today >= 5 ? 1 : today + 1);
}
