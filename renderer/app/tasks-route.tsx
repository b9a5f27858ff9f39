import { useSearch } from "@tanstack/react-router";
import { TaskList } from "#contract/tasks.ts";
import { PersonId, TaskId } from "#core/kernel/ids.ts";
import { TasksScreen } from "../features/tasks/tasks-screen.tsx";

/** Reads what the address says about the task list. */
export function TasksRoute() {
  const { list, person, label, task } = useSearch({ strict: false }) as Record<string, unknown>;
  return (
    <TasksScreen
      list={TaskList.catch("mine").parse(list)}
      personId={PersonId.safeParse(person).data}
      label={typeof label === "string" || typeof label === "number" ? String(label) : undefined}
      taskId={TaskId.safeParse(task).data}
    />
  );
}
