import type { Ref } from "react";
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  ToggleButton,
} from "react-aria-components";
import { buttonKinds, buttonShape, type ButtonKind } from "./button-style.ts";
import { cx } from "./cx.ts";
import { Icon, type Glyph } from "./icon.tsx";
import { Tooltip } from "./tooltip.tsx";

export type IconButtonProps = Pick<
  AriaButtonProps,
  "onPress" | "isDisabled" | "slot" | "autoFocus"
> & {
  readonly icon: Glyph;
  /** Its name; also shown as its tooltip. */
  readonly label: string;
  readonly shortcut?: readonly string[] | undefined;
  readonly kind?: Exclude<ButtonKind, "primary">;
  readonly size?: "regular" | "small" | "tiny";
  /** Makes it a switch that is pressed or not. */
  readonly isPressed?: boolean | undefined;
  /** Plain says its state only to a screen reader, because everyone else sees it in the window. */
  readonly look?: "filled" | "plain";
  readonly hasTooltip?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
};

/** A button that is only an icon: always named, always with a tooltip. */
export function IconButton(props: IconButtonProps) {
  const {
    icon,
    label,
    shortcut,
    kind = "quiet",
    size = "small",
    isPressed,
    look = "filled",
    hasTooltip = true,
    ...rest
  } = props;
  const className = cx(
    buttonShape,
    buttonKinds[kind],
    sizes[size],
    isPressed && look === "filled" && "bg-here text-ink",
  );
  const shape = <Icon of={icon} size={size === "tiny" ? 14 : 16} />;
  const { onPress, ...plain } = rest;
  const button =
    isPressed === undefined ? (
      <AriaButton {...rest} aria-label={label} className={className}>
        {shape}
      </AriaButton>
    ) : (
      <ToggleButton
        {...plain}
        aria-label={label}
        className={className}
        isSelected={isPressed}
        {...(onPress && { onPress })}
      >
        {shape}
      </ToggleButton>
    );
  return hasTooltip ? (
    <Tooltip text={label} shortcut={shortcut}>
      {button}
    </Tooltip>
  ) : (
    button
  );
}

const sizes = { regular: "size-8", small: "size-7", tiny: "size-6 rounded-small" } as const;
