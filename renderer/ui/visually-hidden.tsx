import type { ReactNode } from "react";

export type VisuallyHiddenProps = { readonly children: ReactNode };

/** Said to a screen reader, not shown. */
export function VisuallyHidden({ children }: VisuallyHiddenProps) {
  return <span className="sr-only">{children}</span>;
}
