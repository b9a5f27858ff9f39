import { z } from "zod";
import { call, Done, Nothing } from "./call.ts";

export const About = z.strictObject({
  version: z.string(),
  electron: z.string(),
  chromium: z.string(),
  platform: z.enum(["linux", "darwin", "win32"]),
  /** The system's language, as a BCP 47 tag. */
  systemLanguage: z.string(),
  dataFolder: z.string(),
});
export type About = z.infer<typeof About>;

/** What was asked for from outside the window: a screen, by a link or the command line. */
export const Wanted = z.strictObject({ type: z.literal("screen"), address: z.string() });
export type Wanted = z.infer<typeof Wanted>;

/** Who shows notifications on this computer; `none` and why when nobody does. */
export const NotificationHealth = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("none"), reason: z.string() }),
  z.strictObject({
    kind: z.literal("shown"),
    by: z.string(),
    hasButtons: z.boolean(),
    /** Whether the system's do-not-disturb is on; `null` where it does not say. */
    isQuiet: z.boolean().nullable(),
  }),
]);
export type NotificationHealth = z.infer<typeof NotificationHealth>;

/** How the keys stand that open the quick-add line from any other app. */
export const GlobalKeys = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("heard") }),
  /** There are none. */
  z.strictObject({ kind: z.literal("off") }),
  /** Another program has them. */
  z.strictObject({ kind: z.literal("taken") }),
  /** Nothing a system listens for: a letter alone, or a sign it cannot name. */
  z.strictObject({ kind: z.literal("unusable") }),
  /** Wayland lets no app hear the keys of others. The desktop can start this command instead. */
  z.strictObject({ kind: z.literal("not-here"), command: z.string() }),
]);
export type GlobalKeys = z.infer<typeof GlobalKeys>;

/** What only the main process can do: the window and the system around it. */
export const shell = {
  /** The first screen is painted with what it shows. */
  "shell.ready": call(Nothing, Done),
  /** The page was asked to let go and did, or holds something that could not be saved. `ticket` is the question's number. */
  "shell.leave": call(z.strictObject({ ticket: z.int(), isSafe: z.boolean() }), Done),
  /** What is wanted of the page and it has not heard of yet. Asked once the screens stand, and whenever `wanted` is said. */
  "shell.wanted": call(Nothing, Wanted.nullable()),
  /** The quick-add line is done with: its window goes, and the app before it has the focus back. `open` shows the app itself then. */
  "shell.dismiss": call(z.strictObject({ open: z.boolean() }), Done),
  /** Whether the app starts with the computer, in the tray. */
  "shell.startsAtLogin": call(Nothing, z.boolean()),
  "shell.startAtLogin": call(
    z.strictObject({ isOn: z.boolean() }),
    z.boolean(),
    z.strictObject({ type: z.literal("NotWritten"), reason: z.string() }),
  ),
  "shell.globalKeys": call(Nothing, GlobalKeys),
  /** Waits for the keys to be pressed once, and says whether they were; that press opens nothing. */
  "shell.tryGlobalKeys": call(Nothing, z.boolean()),
  "shell.notifications": call(Nothing, NotificationHealth),
  /** Shows a notification to see whether one comes. */
  "shell.tryNotification": call(
    Nothing,
    Done,
    z.strictObject({ type: z.literal("NotShown"), reason: z.string() }),
  ),
  "shell.about": call(Nothing, About),
  /** Opens the folder that holds the data and its backups in the system's file manager. */
  "shell.openDataFolder": call(Nothing, Done),
} as const;
