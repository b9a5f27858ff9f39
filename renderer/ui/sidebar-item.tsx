import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { Icon, type Glyph } from "./icon.tsx";
import { Kbd } from "./kbd.tsx";
import { PlainLink, plainRing } from "./plain-link.tsx";

export type SidebarItemProps = {
  readonly title: string;
  readonly href: string;
  readonly icon?: Glyph | undefined;
  /** In place of an icon: an avatar. */
  readonly leading?: ReactNode;
  readonly isCurrent?: boolean;
  readonly count?: number | undefined;
  /** Near: something happens here soon. The words are said to a screen reader. */
  readonly dot?: string | undefined;
  readonly shortcut?: readonly string[] | undefined;
};

/** A place to go. */
export function SidebarItem({
  title,
  href,
  icon,
  leading,
  isCurrent = false,
  count,
  dot,
  shortcut,
}: SidebarItemProps) {
  return (
    <PlainLink
      href={href}
      {...(isCurrent && { "aria-current": "page" as const })}
      className={cx(
        plainRing,
        "group flex h-7 items-center gap-2 rounded px-2 text-base text-soft transition-colors hover:bg-hover hover:text-ink active:bg-pressed aria-[current]:bg-here aria-[current]:font-medium aria-[current]:text-ink forced-colors:aria-[current]:outline-1",
      )}
    >
      <span className="inline-flex size-5 shrink-0 items-center justify-center">
        {leading ?? (icon && <Icon of={icon} />)}
      </span>
      <span dir="auto" className="text-match min-w-0 flex-1 truncate">
        {title}
      </span>
      {shortcut && (
        <span className="hidden group-hover:inline-flex">
          <Kbd keys={shortcut} />
        </span>
      )}
      {dot && (
        <span
          role="img"
          aria-label={dot}
          className="solid-state size-1.5 shrink-0 rounded-full bg-ring"
        />
      )}
      {count !== undefined && count > 0 && (
        <span className="tabular text-small font-normal text-faint">{count}</span>
      )}
    </PlainLink>
  );
}
