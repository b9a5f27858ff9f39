import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export type PageProps = {
  /** The bar on top: toggles, where one is, what one can do. It moves the window, its buttons do not. */
  readonly bar: ReactNode;
  /** Text keeps to 720 px in the middle; full is for lists and calendars; fill scrolls by itself. */
  readonly width?: "text" | "full" | "fill";
  /** Banners that concern the whole page. */
  readonly notice?: ReactNode;
  readonly children: ReactNode;
};

/** One screen: a bar that stays and a page that scrolls. */
export function Page({ bar, width = "text", notice, children }: PageProps) {
  return (
    <>
      <header className="drag-window flex h-12 shrink-0 items-center gap-1 px-3 [&_a]:drag-none [&_button]:drag-none [&_input]:drag-none">
        {bar}
      </header>
      {notice && <div className="flex shrink-0 flex-col gap-2 px-4 pb-2">{notice}</div>}
      {width === "fill" ? (
        <div className="flex min-h-0 flex-1 flex-col">{children}</div>
      ) : (
        <div className="scroll-page min-h-0 flex-1">
          <div
            className={cx(
              "@container mx-auto flex flex-col px-8 pt-3 pb-16",
              width === "text" ? "max-w-[784px]" : "max-w-none",
            )}
          >
            {children}
          </div>
        </div>
      )}
    </>
  );
}
