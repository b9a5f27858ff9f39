import type { ReactNode } from "react";

export type GateActionsProps = {
  /** Under rows that have air of their own. */
  readonly isTight?: boolean;
  readonly children: ReactNode;
};

/** The buttons of a gate, the main one first. In a low window they stay in sight while what is above them scrolls. */
export const GateActions = ({ isTight = false, children }: GateActionsProps) => (
  <div
    className={`sticky bottom-0 z-10 flex flex-wrap items-center gap-2 bg-page pb-2 ${isTight ? "pt-2" : "mt-2 pt-4"}`}
  >
    {children}
  </div>
);
