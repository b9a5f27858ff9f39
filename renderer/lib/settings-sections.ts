/** The parts of the settings in their order, each at `/settings/<its name>`. */
export const settingsSections = [
  "profile",
  "account",
  "appearance",
  "reminders",
  "calendars",
  "templates",
  "shortcuts",
  "backups",
  "privacy",
  "about",
] as const;

export type SettingsSection = (typeof settingsSections)[number];
