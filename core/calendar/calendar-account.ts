import { z } from "zod";
import { Millis } from "../kernel/time.ts";

export const CalendarProvider = z.enum(["google", "microsoft"]);
export type CalendarProvider = z.infer<typeof CalendarProvider>;

/**
 * What somebody allows. `google-own`: a calendar of the app's own, the token cannot read any other event. `google-main`: their main
 * calendar. `microsoft-read`: availability only; `microsoft-write`: bookings as well.
 */
export const CalendarGrant = z.enum([
  "google-own",
  "google-main",
  "microsoft-read",
  "microsoft-write",
]);
export type CalendarGrant = z.infer<typeof CalendarGrant>;

const GOOGLE = "https://www.googleapis.com/auth/";

/** What each grant asks of its provider, and no more. Microsoft's tokens live on only with `offline_access`. */
export const grants: {
  readonly [G in CalendarGrant]: {
    readonly provider: CalendarProvider;
    /** To know whose calendar it is, and to stay connected. */
    readonly identity: readonly string[];
    /** Without every one of these the grant is not what was asked for. */
    readonly scopes: readonly string[];
    readonly canBook: boolean;
  };
} = {
  "google-own": {
    provider: "google",
    identity: ["openid", "email"],
    scopes: [`${GOOGLE}calendar.freebusy`, `${GOOGLE}calendar.app.created`],
    canBook: true,
  },
  "google-main": {
    provider: "google",
    identity: ["openid", "email"],
    scopes: [`${GOOGLE}calendar.freebusy`, `${GOOGLE}calendar.events.owned`],
    canBook: true,
  },
  "microsoft-read": {
    provider: "microsoft",
    identity: ["openid", "profile", "email", "offline_access"],
    scopes: ["Calendars.ReadBasic"],
    canBook: false,
  },
  "microsoft-write": {
    provider: "microsoft",
    identity: ["openid", "profile", "email", "offline_access"],
    scopes: ["Calendars.ReadWrite"],
    canBook: true,
  },
};

/** `sign-in-again`: the provider no longer takes what it gave. `admin-consent`: an administrator has to allow it first. */
export const CalendarStanding = z.enum(["ok", "offline", "sign-in-again", "admin-consent"]);
export type CalendarStanding = z.infer<typeof CalendarStanding>;

export const CalendarAccountId = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Za-z0-9_-]+$/)
  .brand<"CalendarAccountId">();
export type CalendarAccountId = z.infer<typeof CalendarAccountId>;

/** A calendar that was connected on this computer. */
export const CalendarAccount = z.strictObject({
  id: CalendarAccountId,
  provider: CalendarProvider,
  grant: CalendarGrant,
  address: z.string().max(254),
  standing: CalendarStanding,
  connectedAt: Millis,
});
export type CalendarAccount = z.infer<typeof CalendarAccount>;
