import { Menu, nativeImage, Tray } from "electron";
import large from "../../resources/icons/48x48.png?inline";
import small from "../../resources/icons/24x24.png?inline";
import type { Words } from "./words.ts";

export type TrayActs = {
  readonly open: () => void;
  readonly quickAdd: () => void;
  readonly quit: () => void;
};

/** Puts the app's icon into the tray, with a menu. Whoever holds it must destroy it: one that is let go is collected and vanishes. */
export function makeTray(words: Words["tray"], acts: TrayActs): Tray {
  const icon = nativeImage.createFromDataURL(small);
  icon.addRepresentation({ scaleFactor: 2, dataURL: large });
  const tray = new Tray(icon);
  tray.setToolTip(words.tooltip);
  tray.on("click", acts.open);
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: words.open, click: acts.open },
      { label: words.quickAdd, click: acts.quickAdd },
      { type: "separator" },
      { label: words.quit, click: acts.quit },
    ]),
  );
  return tray;
}
