import { Bell, Lock, Trash2 } from "lucide-react";
import { useState } from "react";
import { useDragAndDrop } from "react-aria-components";
import { Avatar } from "../ui/avatar.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Chip } from "../ui/chip.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { List } from "../ui/list.tsx";
import { Row } from "../ui/row.tsx";
import { SectionHeader } from "../ui/section-header.tsx";
import { people } from "./people.ts";
import { Part, Sheet } from "./sheet.tsx";

const tasks = [
  { id: "t1", title: "Approve the hiring plan", meta: "Hiring", isLate: false },
  {
    id: "t2",
    title:
      "Ask for the budget of the design conference before the end of the quarter, and mention the two places we did not use last year",
    meta: "",
    isLate: true,
  },
  { id: "t3", title: "Écrire à Zoë au sujet de l’Œuvre", meta: "Growth", isLate: false },
  { id: "t4", title: "متابعة خطة التوظيف", meta: "", isLate: false },
] as const;

/** Rows in lists. */
export function Lists() {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(["t1"]));
  const [opened, setOpened] = useState("none");
  return (
    <Sheet title="Lists">
      <Part title="List with selection" isColumn>
        <List
          label="Tasks"
          items={tasks}
          selectionMode="multiple"
          selectionBehavior="replace"
          selectedIds={chosen}
          onSelectionChange={setChosen}
          onOpen={setOpened}
          aliases={{ j: "ArrowDown", k: "ArrowUp" }}
        >
          {(task) => (
            <Row
              id={task.id}
              name={task.title}
              leading={<Checkbox shape="round" label={`Done: ${task.title}`} isLabelHidden />}
              title={<span dir="auto">{task.title}</span>}
              meta={task.meta}
              actions={
                <>
                  <IconButton size="tiny" icon={Bell} label="Remind me" />
                  <IconButton size="tiny" icon={Trash2} label="Delete" />
                </>
              }
              trailing={
                <>
                  <span className={task.isLate ? "text-critical-ink" : ""}>
                    {task.isLate ? "yesterday" : "20 June"}
                  </span>
                  <Avatar {...people.ana} size={20} />
                </>
              }
            />
          )}
        </List>
        <output className="text-faint">
          Chosen {[...chosen].join(" ")}; opened {opened}
        </output>
      </Part>
      <Part title="List that can be put in order" isColumn>
        <Ordered />
      </Part>
      <Part title="Rows" isColumn>
        <SectionHeader title="This week" count={4} actions="sorted by day" />
        <List label="Rows of every kind" items={kinds} onOpen={() => {}}>
          {({ id, ...row }) => <Row id={id} name={id} {...row} />}
        </List>
      </Part>
      <Part title="Empty list" isColumn>
        <List
          label="No tasks"
          items={[]}
          empty={<EmptyState kind="inline" icon={Lock} title="Nothing here." />}
        >
          {() => <Row name="" title="" />}
        </List>
      </Part>
    </Sheet>
  );
}

function Ordered() {
  const [ids, setIds] = useState<readonly string[]>(["budget", "roadmap", "cover"]);
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ "text/plain": String(key) })),
    onReorder: ({ keys, target }) => {
      const moved = [...keys].map(String);
      const rest = ids.filter((id) => !moved.includes(id));
      const at = rest.indexOf(String(target.key)) + (target.dropPosition === "after" ? 1 : 0);
      setIds([...rest.slice(0, at), ...moved, ...rest.slice(at)]);
    },
  });
  return (
    <>
      <List label="Agenda" items={ids.map((id) => ({ id }))} dragAndDropHooks={dragAndDropHooks}>
        {({ id }) => <Row id={id} name={id} title={id} dragLabel={`Move ${id}`} />}
      </List>
      <output className="text-faint">Order: {ids.join(" ")}</output>
    </>
  );
}

const kinds = [
  { id: "plain", title: "Only a title" },
  { id: "current", title: "Open in the pane", isCurrent: true, trailing: "10:00" },
  { id: "done", title: "Done", isDone: true, trailing: "Tuesday" },
  { id: "unread", title: "Not read yet", isUnread: true, meta: "Ana added this" },
  { id: "disabled", title: "Cannot be opened", isDisabled: true },
  {
    id: "wrapping",
    title:
      "A row that wraps, because people write more than fits one line and nobody should have to open a thing to read what it says, least of all in a meeting",
    isWrapping: true,
    meta: "carried twice",
    trailing: <Chip kind="private">Only you</Chip>,
  },
];
