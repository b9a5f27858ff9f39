import type { Ref } from "react";
import {
  Group,
  Input,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from "react-aria-components";
import { FieldLabel } from "./field-label.tsx";
import { FieldNotes } from "./field-notes.tsx";
import { fieldBox, fieldColumn } from "./field-style.ts";
import { Icon, type Glyph } from "./icon.tsx";

export type TextFieldProps = Pick<
  AriaTextFieldProps,
  | "value"
  | "defaultValue"
  | "onChange"
  | "onBlur"
  | "onFocus"
  | "onKeyDown"
  | "type"
  | "name"
  | "autoComplete"
  | "autoFocus"
  | "inputMode"
  | "maxLength"
  | "isDisabled"
  | "isReadOnly"
  | "isRequired"
  | "spellCheck"
  | "validate"
> & {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly placeholder?: string | undefined;
  readonly description?: string | undefined;
  /** What is wrong and what to do; its presence marks the field invalid. */
  readonly error?: string | undefined;
  readonly icon?: Glyph | undefined;
  readonly inputRef?: Ref<HTMLInputElement>;
};

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const {
    label,
    isLabelHidden = false,
    placeholder,
    description,
    error,
    icon,
    inputRef,
    ...rest
  } = props;
  return (
    <AriaTextField {...rest} {...(error && { isInvalid: true })} className={fieldColumn}>
      <FieldLabel isHidden={isLabelHidden}>{label}</FieldLabel>
      <Group className={`${fieldBox} flex h-8 items-center`}>
        {icon && (
          <span className="ps-2 text-faint">
            <Icon of={icon} />
          </span>
        )}
        <Input
          dir="auto"
          {...(inputRef && { ref: inputRef })}
          {...(placeholder && { placeholder })}
          className="h-full w-full min-w-0 bg-transparent px-2 outline-none"
        />
      </Group>
      <FieldNotes description={description} error={error} />
    </AriaTextField>
  );
}
