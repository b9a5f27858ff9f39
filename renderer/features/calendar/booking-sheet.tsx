import { useState } from "react";
import { useTranslation } from "react-i18next";
import { grants } from "#core/calendar/calendar-account.ts";
import { dayAt, instantOf, timeOfDayAt } from "#core/kernel/calendar-day.ts";
import type { PairId, PersonId } from "#core/kernel/ids.ts";
import type { Day, Millis, TimeOfDay } from "#core/kernel/time.ts";
import type { Person } from "#core/people/person.ts";
import { useAsk } from "../../lib/ask.ts";
import { bridge } from "../../lib/bridge.ts";
import { now, useToday } from "../../lib/now.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { ComboBox } from "../../ui/combo-box.tsx";
import { DatePicker } from "../../ui/date-picker.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Form } from "../../ui/form.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { TimeField } from "../../ui/time-field.tsx";
import { LENGTHS } from "./find-bar.tsx";
import { type ComesBack, comesBack, ruleFrom } from "./series-choice.ts";
import { thereIn, whenIn } from "./time-words.ts";
import { useBooking } from "./use-booking.ts";

export type Proposal = { readonly start: Millis | undefined; readonly minutes: number };

export type BookingSheetProps = {
  readonly me: Person;
  readonly people: readonly Person[];
  readonly personId: PersonId | undefined;
  readonly proposal: Proposal;
  readonly onClose: () => void;
};

/** A 1:1 at this time: with whom, how long, and what the other one hears of it. Enter books. */
export function BookingSheet(props: BookingSheetProps) {
  const { t } = useTranslation("calendar");
  const { t: app } = useTranslation("app");
  return (
    <Dialog
      title={t("book.title")}
      isOpen
      onOpenChange={(isOpen) => !isOpen && props.onClose()}
      closeLabel={app("close")}
    >
      <BookingForm {...props} />
    </Dialog>
  );
}

const HALF_HOUR = 1_800_000;

function BookingForm({ me, people, personId, proposal, onClose }: BookingSheetProps) {
  const { t, i18n } = useTranslation("calendar");
  const today = useToday();
  const booking = useBooking();
  const pairs = useAsk("pairs.list", undefined).data ?? [];
  const accounts = useAsk("calendar.accounts", undefined).data?.accounts ?? [];
  const canBook = accounts.some(({ grant }) => grants[grant].canBook);
  const [whoId, setWho] = useState<string | null>(personId ?? null);
  const [begins] = useState(
    () => proposal.start ?? (((Math.floor(now() / HALF_HOUR) + 2) * HALF_HOUR) as Millis),
  );
  const [day, setDay] = useState<string | null>(dayAt(begins, me.zone));
  const [at, setAt] = useState<string | null>(timeOfDayAt(begins, me.zone));
  const [minutes, setMinutes] = useState(proposal.minutes);
  const [back, setBack] = useState<ComesBack>("never");
  const [title, setTitle] = useState<string>();
  const [sends, setSends] = useState({ video: true, invites: true, tells: false });
  const [problem, setProblem] = useState<string>();
  const [isSending, setSending] = useState(false);
  const who = people.find(({ id }) => id === whoId);
  const usualTitle = who ? t("book.usual", { me: me.name, other: who.name }) : "";
  const start =
    day !== null && at !== null ? instantOf(day as Day, at as TimeOfDay, me.zone) : undefined;
  const there = who && start !== undefined && thereIn(i18n.language, start, me.zone, who.zone);
  const isPast = start !== undefined && start < now();
  const save = async () => {
    if (!who || start === undefined || isSending) return;
    if (isPast) return setProblem(t("book.past"));
    setSending(true);
    const pairId = await pairWith(who.id);
    const failure =
      pairId === undefined
        ? t("failure.PairMissing")
        : await booking.book(
            {
              pairId,
              start,
              minutes,
              title: (title ?? usualTitle).trim() || usualTitle,
              invites: canBook && sends.invites && who.email !== null,
              tells: canBook && sends.invites && sends.tells && who.email !== null,
              video: canBook && sends.video,
              ...ruled(ruleFrom(day as Day, back)),
            },
            t("with", { name: who.name, when: whenIn(i18n.language, start, me.zone, today) }),
          );
    setSending(false);
    if (failure === undefined) onClose();
    else setProblem(failure);
  };
  const pairWith = async (id: PersonId): Promise<PairId | undefined> => {
    const known = pairs.find(({ otherId }) => otherId === id);
    if (known) return known.pair.id;
    const made = await bridge.api["pairs.start"]({ personId: id, cadence: null, templateId: null });
    return made.ok ? made.value.value.id : undefined;
  };
  const lengths = [...new Set<number>([...LENGTHS, minutes])].toSorted((a, b) => a - b);
  return (
    <Form
      onSubmit={() => void save()}
      actions={
        <>
          <Button onPress={onClose}>{t("cancel")}</Button>
          <Button
            kind="primary"
            type="submit"
            autoFocus={personId !== undefined}
            isPending={isSending}
            isDisabled={!who || start === undefined}
          >
            {t(canBook ? "book.do" : "book.keep")}
          </Button>
        </>
      }
    >
      <ComboBox
        label={t("book.who")}
        choices={people.filter(({ isMe }) => !isMe).map(({ id, name }) => ({ id, title: name }))}
        value={whoId}
        onChange={setWho}
        emptyText={t("find.nobody")}
        autoFocus={whoId === null}
      />
      <div className="grid grid-cols-[1fr_auto] gap-3">
        <DatePicker label={t("book.day")} value={day} onChange={setDay} min={today} />
        <TimeField
          label={t("book.time")}
          value={at}
          onChange={setAt}
          description={there ? t("there", there) : undefined}
        />
      </div>
      <div className="grid grid-cols-2 gap-3">
        <Select
          label={t("find.length")}
          value={String(minutes)}
          onChange={(id) => setMinutes(Number(id))}
          choices={lengths.map((length) => ({
            id: String(length),
            title: t("minutes", { count: length }),
          }))}
        />
        <Select
          label={t("book.back")}
          value={back}
          onChange={(id) => setBack(id as ComesBack)}
          choices={comesBack.map((id) => ({ id, title: t(`back.${id}`) }))}
        />
      </div>
      {canBook ? (
        <>
          <TextField
            label={t("book.name")}
            value={title ?? usualTitle}
            onChange={setTitle}
            maxLength={200}
          />
          <Sends
            sends={sends}
            onChange={setSends}
            email={who?.email ?? null}
            hasWho={who !== undefined}
          />
        </>
      ) : (
        <p className="text-small text-pretty text-faint">{t("book.onlyHere")}</p>
      )}
      {problem && (
        <p role="alert" className="text-base text-critical-ink">
          {problem}
        </p>
      )}
    </Form>
  );
}

const ruled = (rule: ReturnType<typeof ruleFrom>) => (rule ? { rule } : {});

type Sent = { readonly video: boolean; readonly invites: boolean; readonly tells: boolean };

/** What goes to the other one. Nothing is mailed that was not ticked. */
function Sends({
  sends,
  onChange,
  email,
  hasWho,
}: {
  readonly sends: Sent;
  readonly onChange: (sends: Sent) => void;
  readonly email: string | null;
  readonly hasWho: boolean;
}) {
  const { t } = useTranslation("calendar");
  const cannot = hasWho && email === null;
  return (
    <div className="flex flex-col gap-2.5">
      <Checkbox
        label={t("book.video")}
        isSelected={sends.video}
        onChange={(video) => onChange({ ...sends, video })}
      />
      <Checkbox
        label={t("book.invites")}
        description={cannot ? t("book.noAddress") : t("book.invitesMore")}
        isSelected={sends.invites && !cannot}
        isDisabled={cannot}
        onChange={(invites) => onChange({ ...sends, invites })}
      />
      <Checkbox
        label={t("book.tells")}
        description={t("book.tellsMore")}
        isSelected={sends.tells && sends.invites && !cannot}
        isDisabled={!sends.invites || cannot}
        onChange={(tells) => onChange({ ...sends, tells })}
      />
    </div>
  );
}
