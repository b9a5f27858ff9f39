import type { ReactNode } from "react";

export type SettingRowProps = {
  readonly title: string;
  readonly description?: string;
  readonly children: ReactNode;
};

/** One setting: what it is about, and the control at the end of the line. */
export function SettingRow({ title, description, children }: SettingRowProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-3.5 last:border-0">
      <div className="flex min-w-50 flex-1 flex-col">
        <span className="text-base font-medium">{title}</span>
        {description && <span className="text-small text-pretty text-faint">{description}</span>}
      </div>
      {children}
    </div>
  );
}
