import type { ReactNode } from "react";

export type PageTitleProps = {
  readonly title: string;
  readonly leading?: ReactNode;
  /** One line under it: when, where, how often. */
  readonly meta?: ReactNode;
  readonly actions?: ReactNode;
};

/** What a page is about. */
export function PageTitle({ title, leading, meta, actions }: PageTitleProps) {
  return (
    <header className="flex flex-wrap items-start gap-x-4 gap-y-3 pb-5">
      {leading}
      <div className="min-w-50 flex-1">
        <h1 dir="auto" className="text-match text-title font-semibold text-balance">
          {title}
        </h1>
        {meta && (
          <div className="tabular flex flex-wrap items-center gap-x-2 text-base text-faint">
            {meta}
          </div>
        )}
      </div>
      {actions && <div className="flex items-center gap-2">{actions}</div>}
    </header>
  );
}
