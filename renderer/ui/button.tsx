import { LoaderCircle } from "lucide-react";
import type { ReactNode, Ref } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";
import { buttonKinds, buttonShape, type ButtonKind } from "./button-style.ts";
import { cx } from "./cx.ts";
import { Icon, type Glyph } from "./icon.tsx";

export type ButtonProps = Pick<
  AriaButtonProps,
  | "onPress"
  | "isDisabled"
  | "isPending"
  | "type"
  | "autoFocus"
  | "slot"
  | "form"
  | "aria-describedby"
  | "aria-expanded"
  | "aria-haspopup"
> & {
  readonly kind?: ButtonKind;
  readonly size?: "regular" | "small";
  readonly icon?: Glyph | undefined;
  /** Shows that it opens something, on the far side of the words. */
  readonly endIcon?: Glyph | undefined;
  readonly isWide?: boolean;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
};

/** A button with words on it. At most one `primary` per view. */
export function Button({
  kind = "secondary",
  size = "regular",
  icon,
  endIcon,
  isWide = false,
  children,
  ...rest
}: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      className={cx(
        buttonShape,
        buttonKinds[kind],
        sizes[size],
        size === "small" && icon && "ps-2",
        isWide && "w-full",
      )}
    >
      {({ isPending }) => (
        <>
          {isPending ? (
            <LoaderCircle aria-hidden size={14} className="turn" />
          ) : (
            icon && <Icon of={icon} size={size === "small" ? 14 : 16} />
          )}
          <span className="truncate">{children}</span>
          {endIcon && (
            <span className="-me-1 inline-flex opacity-70">
              <Icon of={endIcon} size={14} />
            </span>
          )}
        </>
      )}
    </AriaButton>
  );
}

const sizes = { regular: "h-8 px-3 gap-1.5", small: "h-7 px-2.5 gap-1.5" } as const;
