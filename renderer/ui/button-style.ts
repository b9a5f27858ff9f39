export type ButtonKind = "primary" | "secondary" | "quiet" | "danger";

/** What every button has, with words or without. */
export const buttonShape =
  "ring-out relative inline-flex shrink-0 items-center justify-center rounded whitespace-nowrap font-medium text-base select-none transition-colors " +
  "data-disabled:opacity-45 data-disabled:pointer-events-none data-pending:opacity-70";

export const buttonKinds: Readonly<Record<ButtonKind, string>> = {
  primary:
    "solid-state bg-accent text-on-accent data-hovered:bg-accent-hover data-pressed:bg-accent-hover",
  secondary:
    "border border-line-strong bg-button text-ink data-hovered:border-edge data-pressed:bg-pressed aria-expanded:bg-here",
  quiet:
    "text-soft data-hovered:bg-hover data-hovered:text-ink data-pressed:bg-pressed aria-expanded:bg-here aria-expanded:text-ink",
  danger:
    "solid-state bg-critical-fill text-on-critical data-hovered:bg-critical-hover data-pressed:bg-critical-hover",
};
