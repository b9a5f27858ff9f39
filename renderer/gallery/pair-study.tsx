import {
  ArrowLeft,
  ArrowRight,
  Bell,
  CalendarClock,
  CalendarDays,
  CheckCheck,
  Copy,
  Ellipsis,
  Lock,
  LockOpen,
  Play,
  Repeat,
  Trash2,
  Users,
} from "lucide-react";
import { useState } from "react";
import { AddLine } from "../ui/add-line.tsx";
import { Avatar } from "../ui/avatar.tsx";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Disclosure } from "../ui/disclosure.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Icon } from "../ui/icon.tsx";
import { List } from "../ui/list.tsx";
import { MenuItem } from "../ui/menu-item.tsx";
import { MenuSeparator } from "../ui/menu-separator.tsx";
import { Menu } from "../ui/menu.tsx";
import { PageTitle } from "../ui/page-title.tsx";
import { Page } from "../ui/page.tsx";
import { Row } from "../ui/row.tsx";
import { SectionHeader } from "../ui/section-header.tsx";
import { SplitToggle } from "../ui/split-toggle.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { people } from "./people.ts";
import { PairPane } from "./pair-pane.tsx";
import { StudyFrame } from "./study-frame.tsx";

type Point = {
  readonly id: string;
  readonly title: string;
  readonly by: "ana" | "me";
  readonly isPrivate?: boolean;
  readonly carried?: number;
  readonly isDone?: boolean;
};

const points: readonly Point[] = [
  {
    id: "1",
    title: "Onboarding for the two new engineers: who pairs with whom in July",
    by: "ana",
  },
  { id: "2", title: "Budget for the design conference", by: "ana", carried: 2 },
  { id: "3", title: "Ask how the handover from Ben really went", by: "me", isPrivate: true },
  {
    id: "4",
    title:
      "Roadmap review: what we drop if the migration slips a second time, and who tells the customers who were promised it for autumn",
    by: "me",
  },
  { id: "5", title: "Holiday cover in August", by: "me", isDone: true },
];

type Promise_ = {
  readonly id: string;
  readonly title: string;
  readonly when: string;
  readonly isLate?: boolean;
  readonly isDone?: boolean;
};
const mine: readonly Promise_[] = [
  {
    id: "m1",
    title: "Speak to finance about the conference budget",
    when: "due Friday, carried twice",
    isLate: true,
  },
  { id: "m2", title: "Send the promotion criteria", when: "due 20 June" },
];
const hers: readonly Promise_[] = [
  { id: "h1", title: "Draft of the on-call rota", when: "due today" },
  { id: "h2", title: "Write up the incident of 2 June", when: "done on Tuesday", isDone: true },
];

/** A 1:1 being prepared, as the design wants it. */
export function PairStudy() {
  const [notes, setNotes] = useState("");
  return (
    <StudyFrame current="/pair" pane={<PairPane />}>
      <Page bar={<PairBar />}>
        <PageTitle
          title="Ana Kovač"
          leading={<Avatar {...people.ana} size={40} isDecorative />}
          meta={
            <>
              <span>Today, 10:00–10:30</span>
              <span aria-hidden>·</span>
              <span>11:00 in Zagreb</span>
              <span aria-hidden>·</span>
              <span className="inline-flex items-center gap-1">
                <Icon of={Repeat} size={12} />
                every Thursday
              </span>
            </>
          }
        />
        <section className="pb-6">
          <SectionHeader title="Agenda" count={4} actions={<Shared />} />
          <div className="-mx-2">
            <List label="Agenda" items={points} onOpen={() => {}}>
              {(point) => <PointRow point={point} />}
            </List>
            <div className="px-2">
              <AddLine
                label="Add a talking point"
                placeholder="Add a talking point"
                size="writing"
                onAdd={() => {}}
              />
            </div>
          </div>
        </section>
        <section className="grid gap-x-8 gap-y-4 pb-6 @lg:grid-cols-2">
          <PromiseColumn title="You promised" promises={mine} />
          <PromiseColumn title="Ana promised" promises={hers} />
        </section>
        <section className="pb-6">
          <SectionHeader title="Notes" actions={<Shared />} />
          <TextArea
            kind="bare"
            label="Notes"
            isLabelHidden
            placeholder="What you both want to remember"
            value={notes}
            onChange={setNotes}
          />
        </section>
        <section className="border-t border-line pt-4">
          <Disclosure title="Earlier" count={23}>
            <p className="px-1 py-1 text-base text-soft">
              5 June: three points, two promises kept.
            </p>
          </Disclosure>
        </section>
      </Page>
    </StudyFrame>
  );
}

const Shared = () => (
  <span className="inline-flex items-center gap-1.5">
    <Icon of={Users} size={12} />
    Shared with Ana
  </span>
);

function PairBar() {
  return (
    <>
      <SplitToggle of="sidebar" label="Sidebar" isOnlyToShow />
      <IconButton icon={ArrowLeft} label="Back" shortcut={["Alt", "←"]} />
      <IconButton icon={ArrowRight} label="Forward" shortcut={["Alt", "→"]} isDisabled />
      <span className="flex-1" />
      <Menu
        label="More"
        trigger={<IconButton icon={Ellipsis} label="More" />}
        placement="bottom end"
      >
        <MenuItem title="Move this meeting" icon={CalendarClock} shortcut={["M"]} />
        <MenuItem title="Remind me before" icon={Bell} shortcut={["R"]} />
        <MenuItem title="Copy as text" icon={Copy} shortcut={["Ctrl", "Shift", "C"]} />
        <MenuSeparator />
        <MenuItem title="It did not happen" icon={CalendarDays} />
      </Menu>
      <SplitToggle of="pane" label="Private notes" shortcut={["Ctrl", "."]} />
      <span className="ps-2">
        <Button kind="primary" size="small" icon={Play}>
          Start meeting
        </Button>
      </span>
    </>
  );
}

function PointRow({ point }: { readonly point: Point }) {
  return (
    <Row
      id={point.id}
      name={point.title}
      isWrapping
      size="writing"
      isDone={point.isDone ?? false}
      leading={
        <Checkbox
          shape="round"
          label={`Talked about: ${point.title}`}
          isLabelHidden
          defaultSelected={point.isDone ?? false}
        />
      }
      title={point.title}
      meta={point.carried ? `carried ${point.carried} times` : undefined}
      actions={
        <>
          <IconButton size="tiny" icon={CheckCheck} label="Make it a task" shortcut={["T"]} />
          <IconButton
            size="tiny"
            icon={point.isPrivate ? LockOpen : Lock}
            label={point.isPrivate ? "Share" : "Make private"}
            shortcut={["P"]}
          />
          <IconButton size="tiny" icon={Trash2} label="Delete" />
        </>
      }
      trailing={
        <>
          {point.isPrivate && (
            <span className="inline-flex items-center gap-1">
              <Icon of={Lock} size={12} />
              Only you
            </span>
          )}
          <Avatar {...people[point.by]} size={16} />
        </>
      }
    />
  );
}

function PromiseColumn({
  title,
  promises,
}: {
  readonly title: string;
  readonly promises: readonly Promise_[];
}) {
  return (
    <div>
      <SectionHeader title={title} count={promises.filter(({ isDone }) => !isDone).length} />
      <div className="-mx-2">
        <List label={title} items={promises} onOpen={() => {}}>
          {(promise) => (
            <Row
              id={promise.id}
              name={promise.title}
              isWrapping
              isDone={promise.isDone ?? false}
              leading={
                <Checkbox
                  shape="round"
                  label={`Kept: ${promise.title}`}
                  isLabelHidden
                  defaultSelected={promise.isDone ?? false}
                />
              }
              title={promise.title}
              meta={
                <span className={promise.isLate ? "text-caution-ink" : ""}>{promise.when}</span>
              }
            />
          )}
        </List>
      </div>
    </div>
  );
}
