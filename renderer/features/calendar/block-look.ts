import type { BusyKind } from "#core/calendar/attendee.ts";

/** How each kind of busy block is drawn: told apart by its pattern, also where no colour is seen. */
export const blockLooks: Readonly<Record<BusyKind, string>> = {
  busy: "bg-line-strong",
  tentative:
    "border border-edge bg-[repeating-linear-gradient(135deg,var(--line-strong)_0_3px,transparent_3px_9px)]",
  "out-of-office":
    "border border-edge bg-[radial-gradient(circle,var(--edge)_1px,transparent_1.5px)] bg-[length:6px_6px]",
  elsewhere: "border border-dashed border-edge",
};

export const blockKinds = ["busy", "tentative", "out-of-office", "elsewhere"] as const;
