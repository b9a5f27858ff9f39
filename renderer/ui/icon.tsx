import type { LucideIcon } from "lucide-react";

export type Glyph = LucideIcon;

export type IconProps = {
  readonly of: Glyph;
  /** What it says to a screen reader; without it the icon is decoration beside a text that says the same. */
  readonly label?: string | undefined;
  readonly size?: 12 | 14 | 16 | 20 | 24;
  readonly tone?:
    | "inherit"
    | "ink"
    | "soft"
    | "faint"
    | "accent"
    | "info"
    | "positive"
    | "caution"
    | "critical";
};

/** A lucide icon in the one size and weight of the app, named or hidden from screen readers. */
export function Icon({ of: Shape, label, size = 16, tone = "inherit" }: IconProps) {
  const meaning = label ? { role: "img", "aria-label": label } : { "aria-hidden": true };
  return <Shape size={size} className={tones[tone]} {...meaning} />;
}

const tones = {
  inherit: "",
  ink: "text-ink",
  soft: "text-soft",
  faint: "text-faint",
  accent: "text-accent-ink",
  info: "text-info-ink",
  positive: "text-positive-ink",
  caution: "text-caution-ink",
  critical: "text-critical-ink",
} as const;
