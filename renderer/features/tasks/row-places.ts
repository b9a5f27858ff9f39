import type { Key } from "react-stately";

type Rect = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

type Groups = readonly { readonly tasks: readonly { readonly id: string }[] }[];

/** A group of which something is seen: where it begins, and which of its rows are drawn. */
export type SeenGroup = {
  readonly group: number;
  readonly top: number;
  readonly height: number;
  /** How many rows, headings too, come before its heading. */
  readonly before: number;
  readonly rows: readonly number[];
};

export type RowPlacesOptions = {
  readonly groups: Groups;
  readonly headingHeight: number;
  readonly rowHeight: number;
  readonly scroller: { readonly current: HTMLElement | null };
};

/** Where every row of a list lies. All rows have one height, all headings another, so nothing is ever measured. */
export class RowPlaces {
  readonly height: number;
  readonly headingHeight: number;
  readonly rowHeight: number;
  /** Rows and headings. */
  readonly count: number;
  readonly #scroller: RowPlacesOptions["scroller"];
  readonly #groups: readonly {
    readonly top: number;
    readonly before: number;
    readonly size: number;
  }[];
  readonly #placeOf: ReadonlyMap<Key, { readonly group: number; readonly row: number }>;

  constructor({ groups, headingHeight, rowHeight, scroller }: RowPlacesOptions) {
    this.headingHeight = headingHeight;
    this.rowHeight = rowHeight;
    this.#scroller = scroller;
    let top = 0;
    let before = 0;
    this.#groups = groups.map(({ tasks }) => {
      const here = { top, before, size: tasks.length };
      top += headingHeight + tasks.length * rowHeight;
      before += 1 + tasks.length;
      return here;
    });
    this.height = top;
    this.count = before;
    this.#placeOf = new Map(
      groups.flatMap(({ tasks }, group) =>
        tasks.map(({ id }, row) => [id as Key, { group, row }] as const),
      ),
    );
  }

  /** What lies between two heights, and the row that has the focus wherever it is: taken away it would lose it. */
  seen(from: number, to: number, focused: Key | null): readonly SeenGroup[] {
    const kept = focused === null ? undefined : this.#placeOf.get(focused);
    return this.#groups.flatMap(({ top, before, size }, group) => {
      const first = Math.max(0, Math.floor((from - top - this.headingHeight) / this.rowHeight));
      const end = Math.min(size, Math.ceil((to - top - this.headingHeight) / this.rowHeight));
      const rows = Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);
      if (kept?.group === group && (kept.row < first || kept.row >= end))
        rows.splice(kept.row < first ? 0 : rows.length, 0, kept.row);
      const height = this.headingHeight + size * this.rowHeight;
      const isSeen = rows.length > 0 || (top < to && top + height > from);
      return isSeen ? [{ group, top, height, before, rows }] : [];
    });
  }

  // What react-aria asks to walk by pages and to scroll.

  getItemRect(key: Key): Rect | null {
    const place = this.#placeOf.get(key);
    const group = place && this.#groups[place.group];
    if (!group) return null;
    const y = group.top + this.headingHeight + place.row * this.rowHeight;
    return { x: 0, y, width: this.getContentSize().width, height: this.rowHeight };
  }

  getVisibleRect(): Rect {
    const scroller = this.#scroller.current;
    return {
      x: 0,
      y: scroller?.scrollTop ?? 0,
      width: scroller?.clientWidth ?? 0,
      height: scroller?.clientHeight ?? 0,
    };
  }

  getContentSize(): { readonly width: number; readonly height: number } {
    return { width: this.#scroller.current?.clientWidth ?? 0, height: this.height };
  }
}
