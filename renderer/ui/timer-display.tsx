import { cx } from "./cx.ts";

export type TimerDisplayProps = {
  /** What it measures. */
  readonly label: string;
  readonly elapsedMs: number;
  readonly plannedMs: number;
  /** The state in words for a screen reader: "12 of 30 minutes". It is not announced by itself. */
  readonly text: string;
};

/** How much of the meeting has passed: a ring that fills and minutes that do not jump about. */
export function TimerDisplay({ label, elapsedMs, plannedMs, text }: TimerDisplayProps) {
  const isOver = elapsedMs > plannedMs;
  const share = plannedMs > 0 ? Math.min(1, elapsedMs / plannedMs) : 1;
  return (
    <span
      role="timer"
      aria-label={`${label}: ${text}`}
      className={cx(
        "tabular inline-flex items-center gap-2 text-base",
        isOver ? "text-caution-ink" : "text-soft",
      )}
    >
      <svg aria-hidden viewBox="0 0 16 16" className="size-4 -rotate-90">
        <circle cx="8" cy="8" r="6.25" fill="none" strokeWidth="2" className="stroke-line-strong" />
        <circle
          cx="8"
          cy="8"
          r="6.25"
          fill="none"
          strokeWidth="2"
          strokeLinecap="round"
          strokeDasharray={`${share * around} ${around}`}
          className={isOver ? "stroke-caution-fill" : "stroke-accent"}
        />
      </svg>
      <span aria-hidden>{clock(elapsedMs)}</span>
    </span>
  );
}

const around = 2 * Math.PI * 6.25;

/** `4:07`, `1:02:30`. */
function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (n: number) => String(n).padStart(2, "0");
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
