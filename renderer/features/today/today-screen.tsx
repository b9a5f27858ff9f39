import { CalendarPlus, CircleCheck, Sun, UserPlus } from "lucide-react";
import { lazy, type ReactNode, startTransition, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAsk } from "../../lib/ask.ts";
import { keyCaps } from "../../lib/chords.ts";
import { useCommands } from "../../lib/commands.tsx";
import { failureText } from "../../lib/failure-text.ts";
import { go } from "../../lib/go.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { PageTitle } from "../../ui/page-title.tsx";
import { Page } from "../../ui/page.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { SplitToggle } from "../../ui/split-toggle.tsx";
import { MeetingSection } from "./meeting-section.tsx";
import { ReminderSection } from "./reminder-section.tsx";
import { TaskSection } from "./task-section.tsx";

// What is drawn after the first paint is no part of the first screen.
const InboxSection = lazy(async () => ({
  default: (await import("./inbox-section.tsx")).InboxSection,
}));
const NotMetSection = lazy(async () => ({
  default: (await import("./not-met-section.tsx")).NotMetSection,
}));
const ProposalSection = lazy(async () => ({
  default: (await import("./proposal-section.tsx")).ProposalSection,
}));

/** The first screen: which 1:1s are next, what I owe, what is due, whom I have not met. */
export function TodayScreen() {
  const { t, i18n } = useTranslation("today");
  const { t: app } = useTranslation("app");
  const commands = useCommands();
  const view = useAsk("today.view", undefined);
  const people = useAsk("people.list", undefined).data;
  const reminders = useAsk("reminders.rung", undefined).data ?? [];
  const isPainted = useAfterFirstPaint();
  const proposals = useAsk("reminders.proposed", undefined, { enabled: isPainted }).data ?? [];
  const bar = (
    <SplitToggle
      of="sidebar"
      label={app("sidebar")}
      shortcut={keyCaps(commands.keys("sidebar.toggle"))}
      isOnlyToShow
    />
  );
  const today = view.data;
  if (view.error)
    return (
      <Page bar={bar}>
        <ErrorState title={t("failed")} safe={failureText(app, view.error.failure)} />
      </Page>
    );
  if (!today || !people)
    return (
      <Page bar={bar}>
        <Skeleton label={t("loading")} rows={7} />
      </Page>
    );

  const { day, meetings, due, dueTotal, iOwe, notMet, inbox } = today;
  const dueIds = new Set(due.map(({ id }) => id));
  const late = due.filter((task) => task.due !== null && task.due < day);
  const now = due.filter((task) => task.due === day);
  const soon = due.filter((task) => task.due !== null && task.due > day);
  // What is owed and dated stands once, under its date.
  const owed = iOwe.filter(({ id }) => !dueIds.has(id));
  const isEmpty = [meetings, due, iOwe, notMet, inbox, reminders, proposals].every(
    ({ length }) => length === 0,
  );
  const metToday = meetings.filter(
    ({ next }) => next?.state === "running" || (next?.day ?? "") <= day,
  ).length;
  return (
    <Page bar={bar}>
      <PageTitle
        title={dayTitle(i18n.language, day)}
        meta={
          !isEmpty &&
          t("summary", {
            meetings: t("summaryMeetings", { count: metToday }),
            tasks: t("summaryTasks", { count: late.length + now.length }),
          })
        }
      />
      {isEmpty ? (
        people.length > 1 ? (
          <EmptyState icon={CircleCheck} title={t("allDone")}>
            {t("allDoneHint")}
          </EmptyState>
        ) : (
          <FirstStep />
        )
      ) : (
        <Sections>
          {reminders.length > 0 && <ReminderSection reminders={reminders} today={day} />}
          {proposals.length > 0 && (
            <Suspense>
              <ProposalSection proposals={proposals} today={day} />
            </Suspense>
          )}
          {meetings.length > 0 && (
            <MeetingSection
              meetings={isPainted ? meetings : meetings.slice(0, AT_A_GLANCE)}
              people={people}
              today={day}
            />
          )}
          {(isPainted || meetings.length < AT_A_GLANCE) && (
            <>
              {late.length > 0 && (
                <TaskSection title={t("overdue")} tasks={late} people={people} today={day} />
              )}
              {now.length > 0 && (
                <TaskSection title={t("dueToday")} tasks={now} people={people} today={day} />
              )}
            </>
          )}
          {isPainted && (
            <>
              {owed.length > 0 && (
                <TaskSection title={t("youOwe")} tasks={owed} people={people} today={day} />
              )}
              {inbox.length > 0 && (
                <Suspense>
                  <InboxSection inbox={inbox} />
                </Suspense>
              )}
              {soon.length > 0 && (
                <TaskSection
                  title={t("dueSoon")}
                  tasks={soon}
                  people={people}
                  today={day}
                  more={dueTotal - due.length}
                />
              )}
              {notMet.length > 0 && (
                <Suspense>
                  <NotMetSection notMet={notMet} people={people} />
                </Suspense>
              )}
            </>
          )}
        </Sections>
      )}
    </Page>
  );
}

/** 1:1s that fill a window of usual height together with the heading. */
const AT_A_GLANCE = 12;

/** False in the first frame, so that what is in sight is not kept waiting by what lies below it. */
function useAfterFirstPaint(): boolean {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    const frame = requestAnimationFrame(() =>
      setTimeout(() => startTransition(() => setPainted(true))),
    );
    return () => cancelAnimationFrame(frame);
  }, []);
  return isPainted;
}

const Sections = ({ children }: { readonly children: ReactNode }) => (
  <div className="flex flex-col gap-6">{children}</div>
);

/** A new profile: one sentence on what this is for, and the first thing to do. */
function FirstStep() {
  const { t } = useTranslation("today");
  return (
    <EmptyState
      icon={Sun}
      title={t("welcome")}
      action={
        <>
          <Button kind="primary" icon={UserPlus} onPress={() => go("/people")}>
            {t("addPeople")}
          </Button>
          <Button icon={CalendarPlus} onPress={() => go("/pairs")}>
            {t("startPair")}
          </Button>
        </>
      }
    >
      {t("welcomeHint")}
    </EmptyState>
  );
}

function dayTitle(locale: string, day: string): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  }).format(Date.parse(`${day}T12:00:00Z`));
}
