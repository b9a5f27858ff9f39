import type { ReactNode } from "react";

/** The buttons of a gate, the main one first. */
export const GateActions = ({ children }: { readonly children: ReactNode }) => (
  <div className="flex flex-wrap items-center gap-2 pt-6">{children}</div>
);
