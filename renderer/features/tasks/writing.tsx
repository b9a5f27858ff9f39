import { useEffect, useRef, useState, type RefObject } from "react";
import { TextArea } from "../../ui/text-area.tsx";

/** So long after the last key what was written is saved; leaving saves at once. */
const SAVE_MS = 700;

export type WritingProps = {
  readonly inputRef?: RefObject<HTMLTextAreaElement | null>;
  readonly label: string;
  readonly kind: "title" | "details";
  readonly placeholder?: string;
  readonly value: string;
  readonly onSave: (text: string) => unknown;
};

/** Text that is changed where it stands and saved by itself. */
export function Writing({ inputRef, label, kind, placeholder, value, onSave }: WritingProps) {
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  // Changed elsewhere (undo, another window) while nobody writes here: show it.
  if (value !== known) {
    setKnown(value);
    if (text.trim() === known.trim()) setText(value);
  }
  const unsaved = useRef<string>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const save = useRef(onSave);
  useEffect(() => {
    save.current = onSave;
  }, [onSave]);
  const flush = () => {
    clearTimeout(timer.current);
    if (unsaved.current !== undefined) save.current(unsaved.current);
    unsaved.current = undefined;
  };
  useEffect(() => flush, []);
  const type = (next: string) => {
    const line = kind === "title" ? next.replace(/\n/g, " ") : next;
    setText(line);
    unsaved.current = line;
    clearTimeout(timer.current);
    timer.current = setTimeout(flush, SAVE_MS);
  };
  return (
    <div
      className={kind === "title" ? "font-semibold" : ""}
      onKeyDown={(event) =>
        kind === "title" &&
        event.key === "Enter" &&
        !event.nativeEvent.isComposing &&
        (event.preventDefault(), flush())
      }
    >
      <TextArea
        kind="bare"
        {...(inputRef && { inputRef })}
        label={label}
        isLabelHidden
        value={text}
        onChange={type}
        onBlur={flush}
        maxLength={kind === "title" ? 500 : 20_000}
        {...(placeholder && { placeholder })}
      />
    </div>
  );
}
