import { useState } from "react";
import { Avatar } from "../ui/avatar.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Button } from "../ui/button.tsx";
import { List } from "../ui/list.tsx";
import { Row } from "../ui/row.tsx";

const many = Array.from({ length: 10_000 }, (_, n) => ({
  id: `t${n}`,
  title: `Task number ${n + 1}`,
  due: `${(n % 28) + 1} June`,
}));

/** Ten thousand rows. */
export function LongList() {
  const [items, setItems] = useState(many);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  return (
    <main className="flex h-full flex-col px-6 py-4">
      <div className="flex items-center gap-2 pb-3">
        <h1 className="flex-1 text-title font-semibold">Ten thousand tasks</h1>
        <Button
          size="small"
          onPress={() =>
            setItems([{ id: `new${items.length}`, title: "A new task", due: "today" }, ...items])
          }
        >
          Add one
        </Button>
      </div>
      <List
        label="Tasks"
        items={items}
        isVirtual
        selectionMode="multiple"
        selectionBehavior="replace"
        selectedIds={chosen}
        onSelectionChange={setChosen}
        aliases={{ j: "ArrowDown", k: "ArrowUp" }}
      >
        {(task) => (
          <Row
            id={task.id}
            name={task.title}
            leading={<Checkbox shape="round" label={`Done: ${task.title}`} isLabelHidden />}
            title={task.title}
            trailing={
              <>
                {task.due}
                <Avatar id={task.id} name={task.title} size={20} />
              </>
            }
          />
        )}
      </List>
    </main>
  );
}
