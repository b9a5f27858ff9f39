import { ArrowUpRight } from "lucide-react";
import type { ReactNode } from "react";
import { Link as AriaLink, type LinkProps as AriaLinkProps } from "react-aria-components";

export type LinkProps = Pick<AriaLinkProps, "href" | "onPress" | "isDisabled"> & {
  readonly children: ReactNode;
  /** Leads out of the app: says so with an arrow and with these words. */
  readonly outsideLabel?: string | undefined;
};

/** Leads to another place. */
export function Link({ children, outsideLabel, ...rest }: LinkProps) {
  return (
    <AriaLink
      {...rest}
      className="ring-out rounded-small text-accent-ink underline decoration-current/35 underline-offset-3 transition-colors data-hovered:decoration-current data-disabled:opacity-45"
    >
      {children}
      {outsideLabel && (
        <ArrowUpRight
          role="img"
          aria-label={outsideLabel}
          aria-hidden={false}
          size={14}
          className="ms-0.5 inline align-[-2px]"
        />
      )}
    </AriaLink>
  );
}
