import type { ReactNode } from "react";

export type SectionHeaderProps = {
  readonly title: string;
  readonly count?: number | undefined;
  readonly level?: 2 | 3;
  /** Quiet buttons or a sentence at the end of the line. */
  readonly actions?: ReactNode;
  readonly id?: string;
};

/** The name of a group of rows. */
export function SectionHeader({ title, count, level = 2, actions, id }: SectionHeaderProps) {
  const Title = level === 2 ? "h2" : "h3";
  return (
    <header className="flex min-h-8 items-center gap-2">
      <Title
        {...(id && { id })}
        className="flex min-w-0 items-baseline gap-2 text-base font-semibold text-ink"
      >
        <span className="truncate">{title}</span>
        {count !== undefined && <span className="tabular font-normal text-faint">{count}</span>}
      </Title>
      {actions && (
        <div className="ms-auto flex shrink-0 items-center gap-1 text-small text-faint">
          {actions}
        </div>
      )}
    </header>
  );
}
