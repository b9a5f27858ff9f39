import { Check, Minus } from "lucide-react";
import type { ReactNode } from "react";
import {
  Checkbox as AriaCheckbox,
  type CheckboxProps as AriaCheckboxProps,
} from "react-aria-components";
import { cx } from "./cx.ts";

export type CheckboxProps = Pick<
  AriaCheckboxProps,
  | "isSelected"
  | "defaultSelected"
  | "isIndeterminate"
  | "onChange"
  | "isDisabled"
  | "isReadOnly"
  | "isInvalid"
  | "name"
  | "value"
  | "slot"
  | "autoFocus"
  | "aria-describedby"
> & {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly description?: ReactNode;
  /** Round is for things to do, square is for choices. */
  readonly shape?: "square" | "round";
};

/** Yes or no; in its round shape, done or not. */
export function Checkbox({
  label,
  isLabelHidden = false,
  description,
  shape = "square",
  ...rest
}: CheckboxProps) {
  return (
    <AriaCheckbox
      {...rest}
      {...(isLabelHidden && { "aria-label": label })}
      className={cx(
        "group/check relative inline-flex items-start gap-2 text-base data-disabled:opacity-45",
        isLabelHidden && "target",
      )}
    >
      {({ isIndeterminate }) => (
        <>
          <span className={cx(box, shape === "round" ? "rounded-full" : "rounded-small")}>
            {isIndeterminate ? (
              <Minus aria-hidden size={12} strokeWidth={2.75} />
            ) : (
              <Check
                aria-hidden
                size={12}
                strokeWidth={2.75}
                className={cx(
                  "scale-75 opacity-0 transition group-data-selected/check:scale-100 group-data-selected/check:opacity-100",
                  shape === "round" &&
                    "group-data-hovered/check:opacity-60 group-data-selected/check:group-data-hovered/check:opacity-100",
                )}
              />
            )}
          </span>
          {!isLabelHidden && (
            <span className="flex flex-col">
              {label}
              {description && <span className="text-small text-faint">{description}</span>}
            </span>
          )}
        </>
      )}
    </AriaCheckbox>
  );
}

const box =
  "mt-[1.5px] inline-flex size-4 shrink-0 items-center justify-center border-[1.5px] border-edge bg-field text-faint transition-colors " +
  "group-data-hovered/check:border-soft group-data-invalid/check:border-critical-fill " +
  "group-data-selected/check:border-accent group-data-selected/check:bg-accent group-data-selected/check:text-on-accent " +
  "group-data-indeterminate/check:border-accent group-data-indeterminate/check:bg-accent group-data-indeterminate/check:text-on-accent " +
  "group-data-focus-visible/check:outline-2 group-data-focus-visible/check:outline-offset-2 group-data-focus-visible/check:outline-ring";
