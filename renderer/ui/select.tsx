import { ChevronDown } from "lucide-react";
import { Button, ListBox, Popover, Select as AriaSelect, SelectValue } from "react-aria-components";
import { cx } from "./cx.ts";
import { FieldLabel } from "./field-label.tsx";
import { FieldNotes } from "./field-notes.tsx";
import { fieldBox, fieldColumn } from "./field-style.ts";
import { floatBox } from "./float-style.ts";
import { Icon } from "./icon.tsx";
import { Option, type Choice } from "./option.tsx";

export type SelectProps = {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly choices: readonly Choice[];
  readonly value: string | null;
  readonly onChange: (id: string) => void;
  readonly placeholder?: string;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  readonly name?: string;
  /** Quiet has no box until it is pointed at: for toolbars and filters. */
  readonly kind?: "boxed" | "quiet";
};

/** One of a few choices. */
export function Select(props: SelectProps) {
  const {
    label,
    isLabelHidden = false,
    choices,
    value,
    onChange,
    description,
    error,
    kind = "boxed",
    placeholder = "",
    ...rest
  } = props;
  return (
    <AriaSelect
      {...rest}
      placeholder={placeholder}
      value={value}
      onChange={(id) => id !== null && onChange(String(id))}
      isInvalid={error !== undefined}
      className={fieldColumn}
    >
      <FieldLabel isHidden={isLabelHidden}>{label}</FieldLabel>
      <Button
        className={cx(
          "flex items-center gap-2",
          kind === "boxed" ? `${fieldBox} h-8 ps-2 pe-1.5` : quiet,
        )}
      >
        <SelectValue<Choice> className="min-w-0 flex-1 truncate text-start data-placeholder:text-faint">
          {({ isPlaceholder, defaultChildren }) => {
            const chosen = choices.find(({ id }) => id === value);
            if (isPlaceholder || !chosen) return defaultChildren;
            return (
              <span className="flex items-center gap-2">
                {chosen.leading ?? (chosen.icon && <Icon of={chosen.icon} tone="soft" />)}
                <span className="truncate">{chosen.title}</span>
              </span>
            );
          }}
        </SelectValue>
        <ChevronDown aria-hidden size={14} className="text-faint" />
      </Button>
      <FieldNotes description={description} error={error} />
      <Popover offset={4} className={`${floatBox} min-w-(--trigger-width) max-w-80 overflow-auto`}>
        <ListBox items={choices} className="flex flex-col p-1 outline-none">
          {(choice) => <Option choice={choice} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

const quiet =
  "ring-out h-7 w-fit self-start rounded px-2 text-base font-medium text-soft transition-colors data-hovered:bg-hover data-hovered:text-ink data-pressed:bg-pressed aria-expanded:bg-here";
