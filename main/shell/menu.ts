import { app, Menu } from "electron";

/** macOS needs a menu for its editing keys; elsewhere the app shows its own and Electron's would only catch Alt. */
export function installMenu(): void {
  const template: Electron.MenuItemConstructorOptions[] = [
    { role: "appMenu" },
    { role: "editMenu" },
    { role: "windowMenu" },
  ];
  const development: Electron.MenuItemConstructorOptions[] = [
    { label: "Develop", submenu: [{ role: "reload" }, { role: "toggleDevTools" }] },
  ];
  const menu =
    process.platform === "darwin"
      ? [...template, ...(app.isPackaged ? [] : development)]
      : app.isPackaged
        ? []
        : development;
  Menu.setApplicationMenu(menu.length === 0 ? null : Menu.buildFromTemplate(menu));
}
