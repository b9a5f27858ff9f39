import type { Ref } from "react";
import {
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from "react-aria-components";
import { cx } from "./cx.ts";
import { FieldLabel } from "./field-label.tsx";
import { FieldNotes } from "./field-notes.tsx";
import { fieldBox, fieldColumn } from "./field-style.ts";

export type TextAreaProps = Pick<
  AriaTextFieldProps,
  | "value"
  | "defaultValue"
  | "onChange"
  | "onBlur"
  | "onFocus"
  | "onKeyDown"
  | "name"
  | "autoFocus"
  | "maxLength"
  | "isDisabled"
  | "isReadOnly"
  | "isRequired"
> & {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly placeholder?: string | undefined;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
  /** Boxed is a field of a form; bare is text on the page itself, at the writing size. */
  readonly kind?: "boxed" | "bare";
  readonly inputRef?: Ref<HTMLTextAreaElement>;
};

/** Several lines of text; grows with what is written, up to half the window. */
export function TextArea(props: TextAreaProps) {
  const {
    label,
    isLabelHidden = false,
    placeholder,
    description,
    error,
    kind = "boxed",
    inputRef,
    ...rest
  } = props;
  return (
    <AriaTextField {...rest} {...(error && { isInvalid: true })} className={fieldColumn}>
      <FieldLabel isHidden={isLabelHidden}>{label}</FieldLabel>
      <AriaTextArea
        dir="auto"
        {...(inputRef && { ref: inputRef })}
        {...(placeholder && { placeholder })}
        className={cx(
          "field-sizing-content max-h-[50vh] w-full resize-none",
          kind === "boxed"
            ? `${fieldBox} min-h-20 px-2 py-1.5 text-base`
            : "min-h-6 bg-transparent text-write outline-none",
        )}
      />
      <FieldNotes description={description} error={error} />
    </AriaTextField>
  );
}
