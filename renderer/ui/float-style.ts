/** What floats: one surface, one shadow, one radius. The border shows only where colours are forced. */
export const floatBox =
  "appear rounded-large bg-raised text-ink shadow-float outline-none forced-colors:border";

/** A line to choose: in menus, lists of options and the palette. */
export const optionBox =
  "group/option relative flex min-h-7 items-center gap-2 rounded-small px-2 py-1 text-base outline-none select-none " +
  "data-focused:bg-hover data-open:bg-hover data-hovered:bg-hover data-pressed:bg-pressed data-disabled:opacity-45 " +
  "forced-colors:data-focused:outline-2 forced-colors:data-focused:-outline-offset-2 forced-colors:data-focused:outline-[Highlight]";

export const optionHeading = "px-2 pt-2 pb-1 text-tiny font-medium text-faint";
