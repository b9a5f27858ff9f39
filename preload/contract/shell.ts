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

/** What only the main process can do: the window and the system around it. */
export const shell = {
  /** The first screen is painted with what it shows. */
  "shell.ready": call(Nothing, Done),
  /** The page was asked to let go and did, or holds something that could not be saved. `ticket` is the question's number. */
  "shell.leave": call(z.strictObject({ ticket: z.int(), isSafe: z.boolean() }), Done),
  "shell.about": call(Nothing, About),
  /** Opens the folder that holds the data and its backups in the system's file manager. */
  "shell.openDataFolder": call(Nothing, Done),
} as const;
