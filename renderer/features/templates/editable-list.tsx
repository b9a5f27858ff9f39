import { ArrowDown, ArrowUp, X } from "lucide-react";
import { type KeyboardEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Input, TextField } from "react-aria-components";
import { AddLine } from "../../ui/add-line.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import type { Line } from "./line-ids.ts";
import { useDraft } from "./use-draft.ts";

export type EditableListProps = {
  readonly label: string;
  readonly lines: readonly Line[];
  readonly onRename: (id: string, text: string) => void;
  readonly onRemove: (id: string) => void;
  readonly onAdd: (text: string) => void;
  /** With it the lines have an order of their own. */
  readonly onMove?: (id: string, to: number) => void;
  readonly addLabel: string;
};

/** Lines that are edited where they stand: ↑ ↓ go from one to the next, Alt+↑ ↓ move, Backspace in an empty one removes it. */
export function EditableList({
  label,
  lines,
  onRename,
  onRemove,
  onAdd,
  onMove,
  addLabel,
}: EditableListProps) {
  const list = useRef<HTMLUListElement>(null);
  const goTo = (index: number) =>
    list.current?.parentElement?.querySelectorAll<HTMLInputElement>("input")[index]?.focus();
  return (
    <div>
      <ul ref={list} aria-label={label} className="flex flex-col empty:hidden">
        {lines.map((line, index) => (
          <EditableLine
            key={line.id}
            line={line}
            index={index}
            isLast={index === lines.length - 1}
            onRename={(text) => onRename(line.id, text)}
            onRemove={() => {
              goTo(index > 0 ? index - 1 : index + 1);
              onRemove(line.id);
            }}
            onMove={onMove && ((to) => onMove(line.id, to))}
            onGo={(by) => goTo(index + by)}
          />
        ))}
      </ul>
      <AddLine label={addLabel} placeholder={addLabel} onAdd={onAdd} />
    </div>
  );
}

type EditableLineProps = {
  readonly line: Line;
  readonly index: number;
  readonly isLast: boolean;
  readonly onRename: (text: string) => void;
  readonly onRemove: () => void;
  readonly onMove: ((to: number) => void) | undefined;
  readonly onGo: (by: 1 | -1) => void;
};

function EditableLine({
  line,
  index,
  isLast,
  onRename,
  onRemove,
  onMove,
  onGo,
}: EditableLineProps) {
  const { t } = useTranslation("templates");
  const [text, setText] = useDraft(line.text);
  const keep = () => {
    const next = text.trim();
    if (next === "") setText(line.text);
    else if (next !== line.text) onRename(next);
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (by !== 0) {
      event.preventDefault();
      if (!event.altKey) onGo(by);
      else if (onMove && (by === -1 ? index > 0 : !isLast)) onMove(index + by);
    } else if (event.key === "Enter") {
      keep();
      onGo(1);
    } else if (event.key === "Escape") setText(line.text);
    else if (event.key === "Backspace" && text === "") {
      event.preventDefault();
      onRemove();
    }
  };
  return (
    <li className="group/line flex min-h-row items-center gap-1 rounded transition-colors focus-within:bg-hover hover:bg-hover">
      <TextField
        aria-label={line.text}
        value={text}
        onChange={setText}
        onBlur={keep}
        onKeyDown={(event) => press(event as KeyboardEvent)}
        className="min-w-0 flex-1"
      >
        <Input
          maxLength={500}
          dir="auto"
          className="h-row w-full bg-transparent px-2 outline-none"
        />
      </TextField>
      <span className="flex opacity-0 transition-opacity group-focus-within/line:opacity-100 group-hover/line:opacity-100">
        {onMove && (
          <IconButton
            size="tiny"
            icon={ArrowUp}
            label={t("moveUp")}
            shortcut={["Alt", "↑"]}
            isDisabled={index === 0}
            onPress={() => onMove(index - 1)}
          />
        )}
        {onMove && (
          <IconButton
            size="tiny"
            icon={ArrowDown}
            label={t("moveDown")}
            shortcut={["Alt", "↓"]}
            isDisabled={isLast}
            onPress={() => onMove(index + 1)}
          />
        )}
        <IconButton
          size="tiny"
          icon={X}
          label={t("removeLine", { text: line.text })}
          onPress={onRemove}
        />
      </span>
    </li>
  );
}
