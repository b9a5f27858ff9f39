import { z } from "zod";
import { call, Done, Nothing } from "./call.ts";

/** Settings of this device, known before the data file is open. Not synced. */
export const Settings = z.strictObject({
  theme: z.enum(["system", "light", "dark"]),
  language: z.enum(["system", "en", "de"]),
  density: z.enum(["comfortable", "compact"]),
  sidebar: z.enum(["open", "collapsed"]),
  rightPane: z.enum(["open", "closed"]),
  /** The in-app address that was open last, such as `/tasks`. */
  route: z.string().max(300).regex(/^\/[^\\]*$/),
  /** Keys that a person changed: command name → key chord such as `Mod+Shift+K`; empty means none. */
  shortcuts: z.record(z.string().max(60), z.string().max(40)),
});
export type Settings = z.infer<typeof Settings>;

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

export const settings = {
  "settings.get": call(Nothing, Settings),
  "settings.change": call(Settings.partial(), Settings),
  "settings.about": call(Nothing, About),
  /** Opens the folder that holds the data and its backups in the system's file manager. */
  "settings.openDataFolder": call(Nothing, Done),
} as const;
