import { ChevronLeft, ChevronRight, Plus } from "lucide-react";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { mondayOf, weekAxis } from "#core/calendar/week-axis.ts";
import { addDays, weekdayOf } from "#core/kernel/calendar-day.ts";
import type { PersonId } from "#core/kernel/ids.ts";
import type { Day } from "#core/kernel/time.ts";
import type { Person } from "#core/people/person.ts";
import { useAsk } from "../../lib/ask.ts";
import { keyCaps } from "../../lib/chords.ts";
import { useCommands } from "../../lib/commands.tsx";
import { failureText } from "../../lib/failure-text.ts";
import { useToday } from "../../lib/now.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Page } from "../../ui/page.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { SplitToggle } from "../../ui/split-toggle.tsx";
import { useRoom } from "../../ui/use-room.ts";
import { BookingSheet, type Proposal } from "./booking-sheet.tsx";
import { FindBar } from "./find-bar.tsx";
import { Legend } from "./legend.tsx";
import { Standing } from "./standing.tsx";
import { useCalendar } from "./use-calendar.ts";
import { WeekGrid } from "./week-grid.tsx";

/** My week: when I am busy, my 1:1s, and when others and I are free. */
export function CalendarScreen({ personId }: { readonly personId: PersonId | undefined }) {
  const { t } = useTranslation("calendar");
  const people = useAsk("people.list", undefined).data;
  const me = people?.find(({ isMe }) => isMe);
  if (!people || !me)
    return (
      <Page bar={<SidebarToggle />}>
        <Skeleton label={t("loading")} />
      </Page>
    );
  return <MyWeek key={personId} me={me} people={people} personId={personId} />;
}

type MyWeekProps = {
  readonly me: Person;
  readonly people: readonly Person[];
  readonly personId: PersonId | undefined;
};

function MyWeek({ me, people, personId }: MyWeekProps) {
  const { t, i18n } = useTranslation("calendar");
  const { t: app } = useTranslation("app");
  const today = useToday();
  const [monday, setMonday] = useState(() => mondayOf(today));
  const [chosen, setChosen] = useState<readonly PersonId[]>(personId ? [personId] : []);
  const [minutes, setMinutes] = useState(30);
  const [proposal, setProposal] = useState<Proposal>();
  const isWide = useRoom() === "wide";
  const axis = useMemo(
    () =>
      weekAxis(
        [0, 1, 2, 3, 4, 5, 6].map((n) => addDays(monday, n)),
        me.zone,
      ),
    [monday, me.zone],
  );
  const calendar = useCalendar(axis, me, chosen, minutes);
  // Where there is little room, days off are left out that have nothing on them.
  const shown = useMemo(
    () => ({
      ...axis,
      days: axis.days.filter(
        ({ day, start, end }) =>
          isWide ||
          day === today ||
          me.workingHours[weekdayOf(day) - 1] ||
          calendar.items.some((one) => one.start < end && one.end > start),
      ),
    }),
    [axis, calendar.items, isWide, me, today],
  );
  const step = (weeks: number) => setMonday(addDays(monday, 7 * weeks));
  return (
    <Page
      width="fill"
      bar={
        <>
          <SidebarToggle />
          <h1 className="tabular min-w-0 truncate ps-1 text-write font-semibold">
            {weekTitle(i18n.language, monday)}
          </h1>
          <span className="ps-2">
            <IconButton icon={ChevronLeft} label={t("week.before")} onPress={() => step(-1)} />
          </span>
          <IconButton icon={ChevronRight} label={t("week.after")} onPress={() => step(1)} />
          <Button
            kind="quiet"
            size="small"
            isDisabled={monday === mondayOf(today)}
            onPress={() => setMonday(mondayOf(today))}
          >
            {t("week.today")}
          </Button>
          <span className="flex-1" />
          <Button
            kind="primary"
            size="small"
            icon={Plus}
            onPress={() => setProposal({ start: calendar.found?.best[0]?.start, minutes })}
          >
            {t("propose")}
          </Button>
        </>
      }
    >
      <Standing me={me} mine={calendar.mine} />
      <FindBar
        me={me}
        people={people}
        chosen={chosen}
        onChoose={setChosen}
        minutes={minutes}
        onMinutes={setMinutes}
        found={calendar.found}
        isLooking={calendar.isLooking}
        onTake={(start) => setProposal({ start, minutes })}
      />
      {calendar.failure ? (
        <ErrorState title={failureText(app, calendar.failure)} safe={t("safe")} />
      ) : (
        <WeekGrid
          axis={shown}
          me={me}
          people={people}
          today={today}
          items={calendar.items}
          others={calendar.found?.people ?? []}
          times={calendar.found?.times ?? []}
          onPropose={(start, length) => setProposal({ start, minutes: length })}
          onWeek={step}
          onLeave={() => setChosen([])}
        />
      )}
      <Legend items={calendar.items} times={calendar.found?.times ?? []} />
      {proposal && (
        <BookingSheet
          me={me}
          people={people}
          personId={chosen.length === 1 ? chosen[0] : undefined}
          proposal={proposal}
          onClose={() => setProposal(undefined)}
        />
      )}
    </Page>
  );
}

function SidebarToggle() {
  const { t } = useTranslation("app");
  const commands = useCommands();
  return (
    <SplitToggle
      of="sidebar"
      label={t("sidebar")}
      shortcut={keyCaps(commands.keys("sidebar.toggle"))}
      isOnlyToShow
    />
  );
}

/** `23 – 29 November 2026`. */
function weekTitle(locale: string, monday: Day): string {
  const noon = (day: Day): number => Date.parse(`${day}T12:00:00Z`);
  return new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).formatRange(noon(monday), noon(addDays(monday, 6)));
}
