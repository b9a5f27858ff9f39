import { CircleAlert, Info, TriangleAlert, X } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { Icon } from "./icon.tsx";
import { IconButton } from "./icon-button.tsx";

export type BannerProps = {
  readonly kind: "info" | "caution" | "critical";
  readonly title: string;
  readonly children?: ReactNode;
  /** Small buttons. */
  readonly actions?: ReactNode;
  readonly onDismiss?: (() => void) | undefined;
  readonly dismissLabel?: string;
};

/** A state of things that stays until it is over, above what it concerns. */
export function Banner({
  kind,
  title,
  children,
  actions,
  onDismiss,
  dismissLabel = "",
}: BannerProps) {
  return (
    <div
      role={kind === "critical" ? "alert" : "status"}
      className={cx(
        "flex flex-wrap items-center gap-x-3 gap-y-2 rounded ps-3 pe-2 py-2 forced-colors:border",
        tints[kind],
      )}
    >
      <div className="flex min-w-50 flex-1 items-start gap-2">
        <span className="pt-[1.5px]">
          <Icon of={icons[kind]} tone={kind} />
        </span>
        <p className="text-base text-soft">
          <span className="font-medium text-ink">{title}</span>
          {children && <> {children}</>}
        </p>
      </div>
      <div className="flex items-center gap-1">
        {actions}
        {onDismiss && (
          <IconButton
            icon={X}
            label={dismissLabel}
            size="tiny"
            hasTooltip={false}
            onPress={onDismiss}
          />
        )}
      </div>
    </div>
  );
}

const icons = { info: Info, caution: TriangleAlert, critical: CircleAlert } as const;
const tints = {
  info: "bg-info-tint",
  caution: "bg-caution-tint",
  critical: "bg-critical-tint",
} as const;
