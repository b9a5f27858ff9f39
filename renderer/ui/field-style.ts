/** The box one types in: its border answers to hover, focus and error. */
export const fieldBox =
  "min-w-0 rounded border border-line-strong bg-field text-base text-ink transition-colors " +
  "data-hovered:border-edge data-focused:border-ring data-focused:outline-1 data-focused:outline-ring " +
  "data-focus-within:border-ring data-focus-within:outline-1 data-focus-within:outline-ring " +
  "data-invalid:border-critical-fill data-disabled:opacity-50";

export const fieldColumn = "flex min-w-0 flex-col gap-1";
