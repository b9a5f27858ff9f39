import { RowBody } from "./row-body.tsx";

export type SkeletonProps = {
  /** Said to a screen reader: what is being fetched. */
  readonly label: string;
  readonly rows?: number;
  /** Rows look like the rows of a list, text like a paragraph. */
  readonly kind?: "rows" | "text";
};

/** The shape of what is coming; it shows only after 150 ms, because most things are there before. */
export function Skeleton({ label, rows = 6, kind = "rows" }: SkeletonProps) {
  return (
    <div role="status" aria-label={label} className="after-a-moment">
      <div aria-hidden className="breathe">
        {Array.from({ length: rows }, (_, index) =>
          kind === "rows" ? (
            <div key={index} className="px-2">
              <RowBody
                leading={<span className="size-4 rounded-full bg-here" />}
                title={<Bar width={`${widths[index % widths.length] ?? 160}px`} />}
                trailing={<Bar width="40px" />}
              />
            </div>
          ) : (
            <div key={index} className="py-1.5">
              <Bar width={index === rows - 1 ? "55%" : `${94 + (index % 3) * 3}%`} />
            </div>
          ),
        )}
      </div>
    </div>
  );
}

const widths = [210, 290, 170, 240, 320, 150] as const;
const Bar = ({ width }: { readonly width: string }) => (
  <span className="block h-2.5 max-w-full rounded-small bg-here" style={{ width }} />
);
