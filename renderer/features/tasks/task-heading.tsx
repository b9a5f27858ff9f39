import { useTranslation } from "react-i18next";
import { never } from "#core/kernel/never.ts";
import type { Person } from "#core/people/person.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { cx } from "../../ui/cx.ts";
import type { TaskGroup } from "./group-tasks.ts";

export type TaskHeadingProps = {
  readonly group: TaskGroup;
  readonly person: Person | undefined;
  /** All tasks are here, so the number is right. */
  readonly isCounted: boolean;
};

/** What the tasks below have in common. */
export function TaskHeading({ group: { by, tasks }, person, isCounted }: TaskHeadingProps) {
  const { t } = useTranslation("tasks");
  const words = () => {
    switch (by.kind) {
      case "due":
        return t(`group.${by.due}`);
      case "person":
        return person?.name ?? t("someoneGone");
      case "priority":
        return t(`priorityGroup.${by.priority}`);
      case "added":
        return t(`addedGroup.${by.when}`);
      case "done":
        return t(`doneGroup.${by.when}`);
      default:
        return never(by);
    }
  };
  return (
    <span className="flex items-center gap-2 text-base font-semibold">
      {person && (
        <Avatar
          id={person.id}
          name={person.name}
          photo={person.photo ?? undefined}
          size={20}
          isDecorative
        />
      )}
      <span className={cx(by.kind === "due" && by.due === "overdue" && "text-critical-ink")}>
        {words()}
      </span>
      {isCounted && <span className="tabular font-normal text-faint">{tasks.length}</span>}
    </span>
  );
}
