import { Menu, nativeImage, type NativeImage, Tray } from "electron";
import large from "../../resources/icons/48x48.png?inline";
import small from "../../resources/icons/24x24.png?inline";
import { withMark } from "./due-icon.ts";
import type { TrayAct, TrayView } from "./tray-view.ts";

/** Our icon in the tray. Whoever holds it must destroy it: one that is let go is collected and vanishes. */
export class TrayIcon {
  readonly #tray: Tray;
  #view: TrayView;

  constructor(
    view: TrayView,
    private readonly act: (act: TrayAct) => void,
  ) {
    this.#view = view;
    this.#tray = new Tray(icon(view.due > 0));
    this.#tray.on("click", () => act({ do: "open" }));
    this.#say(view);
  }

  /** Shows something else, where it is: an open menu closes when it is set anew. */
  show(view: TrayView): void {
    if (JSON.stringify(view) === JSON.stringify(this.#view)) return;
    if (view.due > 0 !== this.#view.due > 0) this.#tray.setImage(icon(view.due > 0));
    this.#view = view;
    this.#say(view);
  }

  destroy(): void {
    this.#tray.destroy();
  }

  #say({ tooltip, entries }: TrayView): void {
    this.#tray.setToolTip(tooltip);
    this.#tray.setContextMenu(
      Menu.buildFromTemplate(
        entries.map((entry) => {
          if (entry === null) return { type: "separator" };
          const { label, act } = entry;
          // An ampersand would underline the letter behind it.
          const said = { label: label.replaceAll("&", "&&") };
          return act ? { ...said, click: () => this.act(act) } : { ...said, enabled: false };
        }),
      ),
    );
  }
}

function icon(isDue: boolean): NativeImage {
  const [one, two] = [small, large].map((url) => nativeImage.createFromDataURL(url));
  if (!one || !two) throw new Error("no icon");
  const image = isDue ? marked(one) : one;
  image.addRepresentation({
    scaleFactor: 2,
    dataURL: (isDue ? marked(two) : two).toDataURL(),
  });
  return image;
}

function marked(image: NativeImage): NativeImage {
  const { width, height } = image.getSize();
  return nativeImage.createFromBitmap(withMark(image.toBitmap(), width), { width, height });
}
