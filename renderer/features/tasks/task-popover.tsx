import type { RefObject } from "react";
import { Dialog, Popover } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { PersonId } from "#core/kernel/ids.ts";
import type { Person } from "#core/people/person.ts";
import type { Task } from "#core/tasks/task.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { floatBox } from "../../ui/float-style.ts";
import { Choices } from "./choices.tsx";
import { DateChoice } from "./date-choice.tsx";
import { RemindChoice } from "./remind-choice.tsx";
import type { TaskActions } from "./use-task-actions.ts";

/** What is being asked about which tasks, and beside what. */
export type Asked = {
  readonly what: "assign" | "date" | "remind";
  readonly tasks: readonly Task[];
  readonly beside: RefObject<Element | null>;
};

export type TaskPopoverProps = {
  readonly asked: Asked | undefined;
  readonly people: readonly Person[];
  readonly actions: TaskActions;
  readonly onClose: () => void;
};

/** Asks for one property of one task or several, beside their row. */
export function TaskPopover({ asked, people, actions, onClose }: TaskPopoverProps) {
  const { t } = useTranslation("tasks");
  if (!asked) return null;
  const { what, tasks, beside } = asked;
  const [first] = tasks;
  if (!first) return null;
  const take = (act: () => void) => {
    onClose();
    act();
  };
  return (
    <Popover
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      triggerRef={beside}
      placement="bottom start"
      offset={2}
      crossOffset={32}
      className={`${floatBox} flex flex-col overflow-auto`}
    >
      <Dialog aria-label={t(`ask.${what}`)} className="outline-none">
        {what === "assign" && (
          <div className="w-64">
            <Choices
              label={t("assignee")}
              placeholder={t("findPerson")}
              emptyText={t("nobodyFound")}
              choices={peopleChoices(people, t("me"))}
              onChoose={(id) => take(() => actions.change(tasks, { assigneeId: id as PersonId }))}
            />
          </div>
        )}
        {what === "date" && (
          <DateChoice due={first.due} onChoose={(due) => take(() => actions.change(tasks, due))} />
        )}
        {what === "remind" && (
          <RemindChoice task={first} onChoose={(time) => take(() => actions.remind(tasks, time))} />
        )}
      </Dialog>
    </Popover>
  );
}

/** Me first: taking something on oneself is the most common. */
export const peopleChoices = (people: readonly Person[], me: string) =>
  people
    .toSorted((a, b) => Number(b.isMe) - Number(a.isMe))
    .map(({ id, name, position, photo, isMe }) => ({
      id,
      title: name,
      hint: isMe ? me : (position ?? undefined),
      leading: <Avatar id={id} name={name} photo={photo ?? undefined} size={20} isDecorative />,
    }));
