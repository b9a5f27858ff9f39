import { z } from "zod";
import { Millis, TimeOfDay } from "#core/kernel/time.ts";
import { TaskOrders } from "#core/tasks/task-order.ts";
import { call, Nothing } from "./call.ts";

/** Settings of this device, known before the data file is open. Not synced. */
export const Settings = z.strictObject({
  theme: z.enum(["system", "light", "dark"]),
  language: z.enum(["system", "en", "de"]),
  density: z.enum(["comfortable", "compact"]),
  sidebar: z.enum(["open", "collapsed"]),
  rightPane: z.enum(["open", "closed"]),
  /** The in-app address that was open last, such as `/tasks`. Without what was searched for there: this file is not encrypted. */
  route: z
    .string()
    .max(300)
    .regex(/^\/[^\\?#]*$/),
  /** Where the first start is: a step still to do after a restart, or done. */
  welcome: z.enum(["you", "people", "one-on-one", "done"]),
  /** How each list of open tasks is sorted. */
  taskOrders: TaskOrders,
  /** Hours of every day in which no reminder rings; `from` later than `to` goes over midnight. */
  quietHours: z.strictObject({ from: TimeOfDay, to: TimeOfDay }).nullable(),
  /** Until then no reminder rings. */
  pausedUntil: Millis.nullable(),
  /** A 1:1 is announced so long before it begins; 0 is never. */
  leadMinutes: z.int().min(0).max(1_440),
  /** The same for single pairs, by their id. */
  pairLeads: z.record(z.string().max(64), z.int().min(0).max(1_440)),
  /** What others remind of waits for one's working hours. */
  holdsOthers: z.boolean(),
  /** Notifications say only that there is a reminder, not what about. */
  discreet: z.boolean(),
  /** Whether closing the window leaves the app in the tray, where there is one. */
  keepRunning: z.boolean(),
  /** The chord that opens the quick-add line from any other app, such as `Mod+Alt+A`; empty for none. */
  quickAddKeys: z.string().max(40),
  /** Whether a person was asked, at their first reminder, to let the app start with the computer. Never twice. */
  isLoginOffered: z.boolean(),
  /** Whether it was said what stops when the app is quit. */
  isQuitExplained: z.boolean(),
  /** Keys that a person changed: command name → key chord such as `Mod+Shift+K`; empty means none. */
  shortcuts: z.record(z.string().max(60), z.string().max(40)),
});
export type Settings = z.infer<typeof Settings>;

export const settings = {
  "settings.get": call(Nothing, Settings),
  "settings.change": call(Settings.partial(), Settings),
} as const;
