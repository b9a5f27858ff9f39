import type { ReactNode } from "react";

export type PaneProps = { readonly children: ReactNode };

/** The inside of the right pane: sections one under the other, the first on a line with the bar of the page. */
export function Pane({ children }: PaneProps) {
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-6 scroll-calm px-5 pt-2 pb-6">{children}</div>
  );
}
