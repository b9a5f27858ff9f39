import type { Handlers } from "#contract/index.ts";
import { fail, ok } from "#core/kernel/result.ts";

/** The questions about connected calendars, on a computer where none is and none can be: this version speaks with no provider yet. */
export const noCalendars: Handlers<
  | "calendar.accounts"
  | "calendar.connect"
  | "calendar.stopConnecting"
  | "calendar.disconnect"
  | "calendar.held"
  | "calendar.refresh"
  | "calendar.cancel"
  | "calendar.bookings"
  | "calendar.answer"
> = {
  "calendar.accounts": async () => ok({ accounts: [], configured: [], isConnecting: false }),
  "calendar.connect": async () => fail({ type: "NotConfigured" }),
  "calendar.stopConnecting": async () => ok(undefined),
  "calendar.disconnect": async () => ok({ revoked: "not-asked", page: null }),
  "calendar.held": async () => ok({ tables: [], consents: [] }),
  "calendar.refresh": async () => ok(undefined),
  "calendar.cancel": async () => fail({ type: "NotBooked" }),
  "calendar.bookings": async () => ok([]),
  "calendar.answer": async () => fail({ type: "NotBooked" }),
};
