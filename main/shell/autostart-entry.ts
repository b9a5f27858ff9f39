/** Where a Linux desktop looks for what starts with it, below the folder of settings. */
export const AUTOSTART_PATH = "autostart/all-elements.desktop";

/** The file that starts the app with the desktop, without a window. */
export const autostartEntry = (program: readonly string[]): string =>
  [
    "[Desktop Entry]",
    "Type=Application",
    "Name=All Elements",
    `Exec=${[...program, "--hidden"].map(quoted).join(" ")}`,
    "Icon=all-elements",
    "StartupNotify=false",
    "",
  ].join("\n");

/** Whether a desktop would start it: both lines are what their settings write to turn an entry off. */
export const isEntryOn = (entry: string): boolean =>
  !/^(Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$/m.test(entry);

/** An argument as the Desktop Entry Specification wants it: quoted, then escaped as a string is, and `%` is no field code. */
const quoted = (argument: string): string =>
  /^[\w@+=:,./-]+$/.test(argument)
    ? argument
    : `"${argument
        .replaceAll(/["`$\\]/g, String.raw`\$&`)
        .replaceAll("\\", "\\\\")
        .replaceAll("%", "%%")}"`;
