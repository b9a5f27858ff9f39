import { Bell, CalendarDays, Flag, Lock, Repeat, Tag, User, Users, X } from "lucide-react";
import type { ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components";
import { cx } from "./cx.ts";
import { Icon } from "./icon.tsx";

export type ChipKind =
  | "person"
  | "date"
  | "priority"
  | "label"
  | "repeat"
  | "reminder"
  | "private"
  | "shared";

export type ChipProps = {
  readonly kind: ChipKind;
  readonly children: string;
  /** In place of the kind's icon: an avatar, a label's colour. */
  readonly leading?: ReactNode;
  /** A date that has passed, a promise broken. */
  readonly tone?: "neutral" | "accent" | "caution" | "critical";
  /** Makes it a button that opens what changes it. */
  readonly onPress?: (() => void) | undefined;
  readonly onRemove?: (() => void) | undefined;
  readonly removeLabel?: string;
};

/** One property of a thing, as small as a word. */
export function Chip({
  kind,
  children,
  leading,
  tone = "neutral",
  onPress,
  onRemove,
  removeLabel = "",
}: ChipProps) {
  const words = (
    <>
      {leading ?? <Icon of={icons[kind]} size={12} />}
      <span className="truncate">{children}</span>
    </>
  );
  return (
    <span
      className={cx(
        "tabular inline-flex h-6 max-w-full min-w-0 items-center rounded-small border text-small",
        tones[tone],
      )}
    >
      {onPress ? (
        <AriaButton
          onPress={onPress}
          className="ring-out inline-flex h-full min-w-0 items-center gap-1.5 rounded-small px-1.5 data-hovered:bg-hover data-pressed:bg-pressed"
        >
          {words}
        </AriaButton>
      ) : (
        <span className="inline-flex min-w-0 items-center gap-1.5 px-1.5">{words}</span>
      )}
      {onRemove && (
        <AriaButton
          slot={null}
          aria-label={removeLabel}
          onPress={onRemove}
          className="ring-out -ms-1 inline-flex h-full w-5 shrink-0 items-center justify-center rounded-small text-faint data-hovered:bg-hover data-hovered:text-ink"
        >
          <X aria-hidden size={12} />
        </AriaButton>
      )}
    </span>
  );
}

const icons = {
  person: User,
  date: CalendarDays,
  priority: Flag,
  label: Tag,
  repeat: Repeat,
  reminder: Bell,
  private: Lock,
  shared: Users,
} as const;
const tones = {
  neutral: "border-line bg-transparent text-soft",
  accent: "border-transparent bg-accent-tint text-accent-ink",
  caution: "border-transparent bg-caution-tint text-caution-ink",
  critical: "border-transparent bg-critical-tint text-critical-ink",
} as const;
