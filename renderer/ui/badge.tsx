import { cx } from "./cx.ts";

export type BadgeProps = {
  readonly children: string | number;
  readonly tone?: "neutral" | "accent" | "info" | "positive" | "caution" | "critical";
};

/** A count or one word of state. */
export function Badge({ children, tone = "neutral" }: BadgeProps) {
  return (
    <span
      className={cx(
        "tabular inline-flex h-5 min-w-5 shrink-0 items-center justify-center rounded-small px-1.5 text-tiny font-medium whitespace-nowrap",
        tones[tone],
      )}
    >
      {children}
    </span>
  );
}

const tones = {
  neutral: "bg-here text-soft",
  accent: "bg-accent-tint text-accent-ink",
  info: "bg-info-tint text-info-ink",
  positive: "bg-positive-tint text-positive-ink",
  caution: "bg-caution-tint text-caution-ink",
  critical: "bg-critical-tint text-critical-ink",
} as const;
