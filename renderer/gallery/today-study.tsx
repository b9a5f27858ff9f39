import { ArrowLeft, ArrowRight, CalendarClock, CheckCheck, CircleCheck } from "lucide-react";
import { Avatar } from "../ui/avatar.tsx";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { List } from "../ui/list.tsx";
import { PageTitle } from "../ui/page-title.tsx";
import { Page } from "../ui/page.tsx";
import { Person } from "../ui/person.tsx";
import { Row } from "../ui/row.tsx";
import { SectionHeader } from "../ui/section-header.tsx";
import { SplitToggle } from "../ui/split-toggle.tsx";
import { people } from "./people.ts";
import { StudyFrame } from "./study-frame.tsx";

const meetings = [
  {
    id: "a",
    person: people.ana,
    at: "10:00",
    state: "4 points, 2 promises due",
    soon: "in 25 min",
    isReady: true,
  },
  {
    id: "b",
    person: people.ben,
    at: "13:30",
    state: "Nothing on the agenda yet",
    soon: "in 4 h",
    isReady: false,
  },
  { id: "c", person: people.max, at: "16:00", state: "2 points", soon: "her 17:00", isReady: true },
] as const;

const owed = [
  {
    id: "1",
    title: "Speak to finance about the conference budget",
    to: people.ana,
    due: "yesterday",
    isLate: true,
  },
  {
    id: "2",
    title: "Answer the question about remote days",
    to: people.dang,
    due: "today",
    isLate: false,
  },
  { id: "3", title: "Send the promotion criteria", to: people.ana, due: "20 June", isLate: false },
] as const;

const due = [
  { id: "x", title: "Approve the hiring plan", due: "today" },
  {
    id: "y",
    title:
      "Prepare the quarterly review with all five teams and collect the numbers from the regional leads before noon",
    due: "today",
  },
] as const;

/** A morning, as the design wants it. */
export function TodayStudy() {
  return (
    <StudyFrame current="/today">
      <Page
        bar={
          <>
            <SplitToggle of="sidebar" label="Sidebar" isOnlyToShow />
            <IconButton icon={ArrowLeft} label="Back" shortcut={["Alt", "←"]} />
            <IconButton icon={ArrowRight} label="Forward" shortcut={["Alt", "→"]} isDisabled />
          </>
        }
      >
        <PageTitle
          title="Thursday, 12 June"
          meta={<span>Three 1:1s, the first in 25 minutes</span>}
        />
        <div className="pb-6">
          <Banner
            kind="caution"
            title="Reminders cannot be shown while Focus is on."
            actions={
              <Button size="small" kind="quiet">
                See why
              </Button>
            }
            onDismiss={() => {}}
            dismissLabel="Close"
          />
        </div>
        <section className="pb-6">
          <SectionHeader title="1:1s" />
          <div className="-mx-2">
            <List label="1:1s today" items={meetings} onOpen={() => {}}>
              {(meeting) => (
                <Row
                  id={meeting.id}
                  name={`${meeting.at} ${meeting.person.name}`}
                  leading={
                    <span className="flex items-center gap-3">
                      <span className="tabular w-10 text-base text-soft">{meeting.at}</span>
                      <Avatar {...meeting.person} size={32} isDecorative />
                    </span>
                  }
                  title={<span className="font-medium">{meeting.person.name}</span>}
                  isStacked
                  meta={meeting.state}
                  actions={
                    <IconButton size="tiny" icon={CalendarClock} label="Move" shortcut={["M"]} />
                  }
                  trailing={
                    meeting.id === "a" ? (
                      <span className="font-medium text-accent-ink">{meeting.soon}</span>
                    ) : (
                      meeting.soon
                    )
                  }
                />
              )}
            </List>
          </div>
        </section>
        <section className="pb-6">
          <SectionHeader title="You owe" count={3} />
          <div className="-mx-2">
            <List label="You owe" items={owed} onOpen={() => {}}>
              {(one) => (
                <Row
                  id={one.id}
                  name={one.title}
                  leading={<Checkbox shape="round" label={`Kept: ${one.title}`} isLabelHidden />}
                  title={one.title}
                  actions={
                    <IconButton size="tiny" icon={CheckCheck} label="Done" shortcut={["X"]} />
                  }
                  trailing={
                    <>
                      <span className={one.isLate ? "text-critical-ink" : ""}>{one.due}</span>
                      <Avatar {...one.to} size={20} />
                    </>
                  }
                />
              )}
            </List>
          </div>
        </section>
        <section className="pb-6">
          <SectionHeader title="Due today" count={2} />
          <div className="-mx-2">
            <List label="Due today" items={due} onOpen={() => {}}>
              {(one) => (
                <Row
                  id={one.id}
                  name={one.title}
                  leading={<Checkbox shape="round" label={`Done: ${one.title}`} isLabelHidden />}
                  title={one.title}
                  trailing={one.due}
                />
              )}
            </List>
          </div>
        </section>
        <section className="pb-6">
          <SectionHeader title="Not met for a while" />
          <div className="-mx-2">
            <List label="Not met for a while" items={[people.noor]} onOpen={() => {}}>
              {(one) => (
                <Row
                  id={one.id}
                  name={one.name}
                  title={<Person {...one} />}
                  trailing="5 weeks"
                  actions={
                    <Button size="small" kind="quiet">
                      Find a time
                    </Button>
                  }
                />
              )}
            </List>
          </div>
        </section>
        <section>
          <SectionHeader title="Waiting for others" />
          <EmptyState kind="inline" icon={CircleCheck} title="Nobody owes you anything today." />
        </section>
      </Page>
    </StudyFrame>
  );
}
