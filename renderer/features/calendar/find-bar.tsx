import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FoundTime } from "#contract/calendar.ts";
import type { PersonId } from "#core/kernel/ids.ts";
import type { Millis } from "#core/kernel/time.ts";
import type { Person } from "#core/people/person.ts";
import { useMinute, useToday } from "../../lib/now.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Button } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { ComboBox } from "../../ui/combo-box.tsx";
import { Select } from "../../ui/select.tsx";
import { useRoom } from "../../ui/use-room.ts";
import type { Found } from "./use-calendar.ts";
import { agoIn, thereIn, whenIn } from "./time-words.ts";

export type FindBarProps = {
  readonly me: Person;
  readonly people: readonly Person[];
  readonly chosen: readonly PersonId[];
  readonly onChoose: (chosen: readonly PersonId[]) => void;
  readonly minutes: number;
  readonly onMinutes: (minutes: number) => void;
  readonly found: Found | undefined;
  readonly isLooking: boolean;
  readonly onTake: (start: Millis) => void;
};

const MOST = 20;
export const LENGTHS = [15, 25, 30, 45, 50, 60, 90] as const;

/** With whom a time is sought and how long it is to be; then the best of those found. */
export function FindBar(props: FindBarProps) {
  const { people, chosen, onChoose, minutes, onMinutes, found, isLooking } = props;
  const { t } = useTranslation("calendar");
  const [round, setRound] = useState(0);
  const bar = useRef<HTMLDivElement>(null);
  const choices = people
    .filter(({ id, isMe }) => !isMe && !chosen.includes(id))
    .map(({ id, name, photo, position }) => ({
      id,
      title: name,
      hint: position ?? undefined,
      leading: <Avatar id={id} name={name} photo={photo ?? undefined} size={20} isDecorative />,
    }));
  const add = (id: string | null) => {
    if (id === null) return;
    onChoose([...chosen, id as PersonId]);
    setRound(round + 1); // the field is a new one, empty
    // In the field, its list would open over what was just found.
    bar.current?.focus();
  };
  return (
    <div ref={bar} tabIndex={-1} className="flex shrink-0 flex-col gap-2 px-4 pb-3 outline-none">
      <div className="flex flex-wrap items-center gap-2">
        {chosen.length < MOST && (
          <div className="w-56">
            <ComboBox
              key={round}
              label={t("find.who")}
              isLabelHidden
              placeholder={t(chosen.length === 0 ? "find.who" : "find.another")}
              choices={choices}
              value={null}
              onChange={add}
              emptyText={t("find.nobody")}
            />
          </div>
        )}
        {chosen.map((id) => {
          const person = people.find((one) => one.id === id);
          return (
            person && (
              <Chip
                key={id}
                kind="person"
                leading={<Avatar id={id} name={person.name} size={16} isDecorative />}
                onRemove={() => onChoose(chosen.filter((one) => one !== id))}
                removeLabel={t("find.without", { name: person.name })}
              >
                {person.name}
              </Chip>
            )
          );
        })}
        {chosen.length > 0 && (
          <Select
            kind="quiet"
            label={t("find.length")}
            isLabelHidden
            value={String(minutes)}
            onChange={(length) => onMinutes(Number(length))}
            choices={LENGTHS.map((length) => ({
              id: String(length),
              title: t("minutes", { count: length }),
            }))}
          />
        )}
      </div>
      <div role="status" className="flex flex-col gap-2 empty:hidden">
        {isLooking && (
          <span className="after-a-moment text-small text-faint">{t("find.looking")}</span>
        )}
        {found && <FoundTimes {...props} found={found} />}
      </div>
    </div>
  );
}

function FoundTimes({ me, people, found, onTake }: FindBarProps & { readonly found: Found }) {
  const { t, i18n } = useTranslation("calendar");
  const minute = useMinute();
  const today = useToday();
  const isWide = useRoom() === "wide";
  const others = found.people.filter(({ personId }) => personId !== me.id);
  const title = ({ start }: FoundTime): string => {
    const when = whenIn(i18n.language, start, me.zone, today);
    const there = others.length === 1 && thereIn(i18n.language, start, me.zone, others[0]!.zone);
    return there ? `${when} · ${isWide ? t("there", there) : there.time}` : when;
  };
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <span className="text-base text-soft">
          {t(found.times.length === 0 ? "find.none" : "find.best")}
        </span>
        {found.best.map((time) => (
          <Button key={time.start} size="small" onPress={() => onTake(time.start)}>
            {title(time)}
          </Button>
        ))}
      </div>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-small text-faint">
        {others.map(({ personId, state, reason, asOf }) => {
          const name = people.find(({ id }) => id === personId)?.name ?? "";
          return (
            <li key={personId}>
              {state === "known" && asOf !== null
                ? t("find.known", { name, ago: agoIn(i18n.language, asOf, minute) })
                : t(`why.${reason ?? "no-calendar"}.other`, { name })}
            </li>
          );
        })}
      </ul>
    </>
  );
}
