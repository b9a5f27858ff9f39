import type { ReactNode } from "react";
import { Icon, type Glyph } from "./icon.tsx";

export type EmptyStateProps = {
  readonly icon: Glyph;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  /** Inline keeps to the line of text of the list it stands in for; page sits in the middle of the view. */
  readonly kind?: "page" | "inline";
};

/** What to say where there is nothing yet, or nothing more. */
export function EmptyState({ icon, title, children, action, kind = "page" }: EmptyStateProps) {
  if (kind === "inline") {
    return (
      <div className="flex min-h-row flex-wrap items-center gap-x-2 gap-y-1 py-1 text-base text-faint">
        <Icon of={icon} />
        <span>{title}</span>
        {children && <span>{children}</span>}
        {action}
      </div>
    );
  }
  return (
    <div className="flex flex-col items-center justify-center gap-1 px-6 py-14 text-center">
      <span className="mb-2 text-ghost">
        <Icon of={icon} size={24} />
      </span>
      <p className="text-write font-medium">{title}</p>
      {children && <p className="max-w-90 text-base text-pretty text-soft">{children}</p>}
      {action && <div className="mt-3 flex gap-2">{action}</div>}
    </div>
  );
}
