import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

export type ErrorStateProps = {
  /** What happened. */
  readonly title: string;
  /** What is safe. */
  readonly safe: string;
  /** What to do now. */
  readonly next?: string | undefined;
  readonly actions?: ReactNode;
  /** An incident number, to be told to support. */
  readonly detail?: string | undefined;
};

/** A view that could not be shown: what happened, what is safe, what to do. */
export function ErrorState({ title, safe, next, actions, detail }: ErrorStateProps) {
  return (
    <div
      role="alert"
      className="flex flex-col items-center justify-center gap-1 px-6 py-14 text-center"
    >
      <span className="mb-2">
        <Icon of={CircleAlert} size={24} tone="critical" />
      </span>
      <p className="text-write font-medium">{title}</p>
      <p className="max-w-90 text-base text-pretty text-soft">
        {safe}
        {next && <> {next}</>}
      </p>
      {actions && <div className="mt-3 flex gap-2">{actions}</div>}
      {detail && <p className="selectable tabular mt-3 text-small text-faint">{detail}</p>}
    </div>
  );
}
