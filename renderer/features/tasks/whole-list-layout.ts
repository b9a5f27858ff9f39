import { ListLayout, Rect } from "react-aria-components";

/**
 * A list whose rows all have one height. The layout it comes from works out what is seen piece by piece, and for that walks through
 * the whole section at each step of the scroll; with ten thousand rows this is longer than a frame. Worked out once, it is 10 ms.
 */
export class WholeListLayout<T> extends ListLayout<T> {
  protected override layoutIfNeeded(rect: Rect): void {
    if (this.lastCollection && !this.requestedRect.containsRect(rect)) {
      this.requestedRect = new Rect(0, 0, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
      this.rootNodes = this.buildCollection();
    }
    super.layoutIfNeeded(rect);
  }
}
