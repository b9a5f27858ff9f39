import { Plus } from "lucide-react";
import { useState, type KeyboardEvent, type Ref } from "react";
import { Input, TextField } from "react-aria-components";
import { cx } from "./cx.ts";
import type { Glyph } from "./icon.tsx";

export type AddLineProps = {
  readonly label: string;
  readonly placeholder: string;
  /** Enter; the line is empty again and keeps the focus, so that the next one can be typed. */
  readonly onAdd: (text: string) => void;
  /** Told of every change, for the preview of what is understood. */
  readonly onType?: (text: string) => void;
  readonly onLeave?: () => void;
  readonly icon?: Glyph;
  readonly size?: "regular" | "writing";
  readonly inputRef?: Ref<HTMLInputElement>;
};

/** The last line of a list, where the next thing is written. */
export function AddLine({
  label,
  placeholder,
  onAdd,
  onType,
  onLeave,
  icon: Shape = Plus,
  size = "regular",
  inputRef,
}: AddLineProps) {
  const [text, setText] = useState("");
  const change = (next: string) => {
    setText(next);
    onType?.(next);
  };
  const press = (event: KeyboardEvent) => {
    // Enter also ends a word in an input method for Chinese or Japanese; that one is not ours.
    if (event.key === "Enter" && !event.nativeEvent.isComposing && text.trim()) {
      event.preventDefault();
      onAdd(text.trim());
      change("");
    }
    if (event.key === "Escape") {
      if (text) change("");
      else onLeave?.();
    }
  };
  return (
    <TextField
      aria-label={label}
      value={text}
      onChange={change}
      onKeyDown={(event) => press(event as KeyboardEvent)}
      className="group/add flex items-center gap-2.5 rounded transition-colors"
    >
      <Shape aria-hidden size={16} className="text-faint group-focus-within/add:text-accent-ink" />
      <Input
        dir="auto"
        {...(inputRef && { ref: inputRef })}
        placeholder={placeholder}
        className={cx(
          "w-full min-w-0 bg-transparent outline-none",
          size === "writing" ? "h-9 text-write" : "h-row text-base",
        )}
      />
    </TextField>
  );
}
