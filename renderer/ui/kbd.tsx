import { cx } from "./cx.ts";

export type KbdProps = {
  /** The keys as they are to be read, one part per key: `["⌘", "K"]` or `["G", "T"]`. */
  readonly keys: readonly string[];
  /** Bare inside menus and tooltips, framed where the key itself is the subject. */
  readonly kind?: "bare" | "framed";
};

/** A keyboard shortcut. */
export function Kbd({ keys, kind = "bare" }: KbdProps) {
  return (
    <kbd
      className={cx(
        "inline-flex shrink-0 items-center font-sans text-tiny",
        kind === "framed" ? "gap-0.5 text-soft" : "gap-1 text-faint",
      )}
    >
      {keys.map((key, index) => (
        <span
          // The same key may come twice ("G G"), and the order never changes.
          key={index}
          className={cx(
            kind === "framed" &&
              "min-w-5 rounded-small border border-line-strong bg-field px-1 text-center",
          )}
        >
          {key}
        </span>
      ))}
    </kbd>
  );
}
