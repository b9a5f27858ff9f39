import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export type RowBodyProps = {
  /** A checkbox, an avatar, an icon. */
  readonly leading?: ReactNode;
  readonly title: ReactNode;
  /** Explains the title, on the same line while there is room. */
  readonly meta?: ReactNode;
  /** A date, a count, a person: at the end of the line. It gives way to the actions, so with them it holds nothing to press. */
  readonly trailing?: ReactNode;
  /** Tiny icon buttons; shown on hover and on keyboard focus, always there for a screen reader. */
  readonly actions?: ReactNode;
  /** Text may take several lines, as people write it. */
  readonly isWrapping?: boolean;
  /** Two lines of one line each, for what deserves more room: a meeting, a person. */
  readonly isStacked?: boolean;
  readonly isDone?: boolean;
  readonly isUnread?: boolean;
  /** Writing is for what people wrote to be talked about: larger, with more air. */
  readonly size?: "regular" | "writing";
};

/** The inside of a row; by itself a row that cannot be walked to. */
export function RowBody({
  leading,
  title,
  meta,
  trailing,
  actions,
  isWrapping = false,
  isStacked = false,
  isDone = false,
  isUnread = false,
  size = "regular",
}: RowBodyProps) {
  const line = size === "writing" ? "h-[22px]" : "h-[19px]";
  return (
    <div
      className={cx(
        "flex w-full min-w-0 gap-2.5",
        isStacked ? "min-h-12" : size === "writing" ? "min-h-9" : "min-h-row",
        size === "writing" && "text-write",
        isWrapping ? "items-start py-1.5" : "items-center",
      )}
    >
      {leading && (
        <div className={cx("flex shrink-0 items-center", isWrapping && line)}>{leading}</div>
      )}
      <div
        className={cx(
          "flex min-w-0 flex-1 gap-x-2",
          isWrapping || isStacked ? "flex-col" : "items-baseline",
        )}
      >
        <span
          dir="auto"
          className={cx(
            "text-match min-w-0",
            !isWrapping && "truncate",
            isDone ? "text-faint line-through decoration-ghost" : "text-ink",
            isUnread && "font-semibold",
          )}
        >
          {title}
        </span>
        {meta && (
          <span
            className={cx(
              "min-w-0 text-small text-faint",
              !isWrapping && "truncate",
              !isWrapping && !isStacked && "shrink-[4]",
            )}
          >
            {meta}
          </span>
        )}
      </div>
      {(trailing || actions) && (
        <div
          className={cx(
            "grid shrink-0 items-center justify-items-end *:col-start-1 *:row-start-1",
            isWrapping && line,
          )}
        >
          {trailing && (
            <div
              className={cx(
                "tabular flex items-center gap-2 text-small text-faint",
                actions ? gone : "",
              )}
            >
              {trailing}
            </div>
          )}
          {actions && <div className={cx("flex items-center", shown)}>{actions}</div>}
        </div>
      )}
    </div>
  );
}

const shown =
  "opacity-0 transition-opacity group-data-focus-visible-within/row:opacity-100 group-data-focus-visible/row:opacity-100 group-data-hovered/row:opacity-100 focus-within:opacity-100";
const gone =
  "transition-opacity group-data-focus-visible-within/row:opacity-0 group-data-focus-visible/row:opacity-0 group-data-hovered/row:opacity-0";
