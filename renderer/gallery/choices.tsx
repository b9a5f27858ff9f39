import { LayoutList, Rows3 } from "lucide-react";
import { useState } from "react";
import { Calendar } from "../ui/calendar.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Disclosure } from "../ui/disclosure.tsx";
import { RadioGroup } from "../ui/radio-group.tsx";
import { SegmentedControl } from "../ui/segmented-control.tsx";
import { Switch } from "../ui/switch.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { Part, Sheet } from "./sheet.tsx";

/** Yes or no, one of several, now or later. */
export function Choices() {
  const [radio, setRadio] = useState("share");
  const [segment, setSegment] = useState("list");
  const [tab, setTab] = useState("mine");
  const [day, setDay] = useState<string | null>("2025-06-12");
  return (
    <Sheet title="Choices">
      <Part title="Checkbox">
        <Checkbox label="Send a summary" />
        <Checkbox
          label="Send a summary to both"
          defaultSelected
          description="After the meeting is closed"
        />
        <Checkbox label="Some of them" isIndeterminate />
        <Checkbox label="Not allowed" isDisabled />
        <Checkbox label="Required" isInvalid />
      </Part>
      <Part title="Checkbox, round">
        <Checkbox shape="round" label="Send the promotion criteria" />
        <Checkbox shape="round" label="Book the room" defaultSelected />
        <Checkbox shape="round" label="Hidden words" isLabelHidden />
      </Part>
      <Part title="Switch" isColumn>
        <Switch label="Start at login" />
        <Switch label="Quiet hours" defaultSelected description="From 19:00 to 08:00" />
        <Switch label="Settings line" isTrailing description="The switch stands at the end" />
        <Switch label="Not allowed" isDisabled />
      </Part>
      <Part title="RadioGroup" isColumn>
        <RadioGroup
          label="New talking points"
          value={radio}
          onChange={setRadio}
          choices={[
            { id: "share", title: "Shared at once", description: "Ana sees them as you write" },
            { id: "meeting", title: "Shared when the meeting starts" },
            { id: "private", title: "Private until you share them" },
            { id: "never", title: "Not available here", isDisabled: true },
          ]}
        />
      </Part>
      <Part title="SegmentedControl">
        <SegmentedControl
          label="View"
          value={segment}
          onChange={setSegment}
          segments={[
            { id: "list", title: "List", icon: LayoutList },
            { id: "board", title: "By person", icon: Rows3 },
            { id: "done", title: "Done" },
          ]}
        />
        <SegmentedControl
          label="Small view"
          size="small"
          value={segment}
          onChange={setSegment}
          segments={[
            { id: "list", title: "Day" },
            { id: "board", title: "Week" },
          ]}
        />
      </Part>
      <Part title="Tabs" isColumn>
        <Tabs
          label="Tasks"
          value={tab}
          onChange={setTab}
          tabs={[
            { id: "mine", title: "Mine", count: 6, content: <p>Six tasks of yours.</p> },
            { id: "waiting", title: "Waiting for", count: 2, content: <p>Two tasks of others.</p> },
            { id: "done", title: "Done", content: <p>What is behind you.</p> },
          ]}
        />
      </Part>
      <Part title="Disclosure" isColumn>
        <Disclosure title="Earlier meetings" count={23}>
          <p className="px-1 text-soft">5 June: three points.</p>
        </Disclosure>
        <Disclosure title="Open from the start" defaultExpanded>
          <p className="px-1 text-soft">Its content.</p>
        </Disclosure>
      </Part>
      <Part title="Calendar">
        <Calendar
          label="Due"
          value={day}
          onChange={setDay}
          presets={[
            { title: "Today", day: "2025-06-12" },
            { title: "Tomorrow", day: "2025-06-13" },
            { title: "Next 1:1", day: "2025-06-19" },
          ]}
        />
        <output className="tabular text-faint">{day}</output>
      </Part>
    </Sheet>
  );
}
