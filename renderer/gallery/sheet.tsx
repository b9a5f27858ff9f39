import type { ReactNode } from "react";

/** A page of the gallery: parts under headings, one beside the other. */
export function Sheet({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <main className="h-full overflow-y-auto">
      <div className="mx-auto flex max-w-[960px] flex-col gap-8 px-8 py-8">
        <h1 className="text-title font-semibold">{title}</h1>
        {children}
      </div>
    </main>
  );
}

/** One part in its states. */
export function Part({
  title,
  children,
  isColumn = false,
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly isColumn?: boolean;
}) {
  return (
    <section aria-label={title} className="flex flex-col gap-3 border-t border-line pt-3">
      <h2 className="text-small font-medium text-faint">{title}</h2>
      <div
        className={isColumn ? "flex max-w-140 flex-col gap-3" : "flex flex-wrap items-center gap-3"}
      >
        {children}
      </div>
    </section>
  );
}
