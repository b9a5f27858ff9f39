import { useState } from "react";
import { Avatar } from "../ui/avatar.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { List } from "../ui/list.tsx";
import { Row } from "../ui/row.tsx";

const many = Array.from({ length: 10_000 }, (_, n) => ({ id: `t${n}`, title: `Task number ${n + 1}`, due: `${(n % 28) + 1} June` }));

/** Ten thousand rows. */
export function LongList() {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  return (
    <main className="flex h-full flex-col px-6 py-4">
      <h1 className="pb-3 text-title font-semibold">Ten thousand tasks</h1>
      <List label="Tasks" items={many} isVirtual selectionMode="multiple" selectionBehavior="replace" selectedIds={chosen} onSelectionChange={setChosen} aliases={{ j: "ArrowDown", k: "ArrowUp" }}>
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
