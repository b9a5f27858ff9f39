import type { ReactNode } from "react";
import { Header, MenuSection as AriaMenuSection, type Selection } from "react-aria-components";
import { optionHeading } from "./float-style.ts";

export type MenuSectionProps = {
  readonly title: string;
  readonly isTitleHidden?: boolean;
  readonly selectionMode?: "none" | "single" | "multiple";
  readonly selectedIds?: readonly string[];
  readonly onSelectionChange?: (ids: readonly string[]) => void;
  readonly children: ReactNode;
};

/** Items of a menu that belong together; with a selection mode, a set of choices. */
export function MenuSection({
  title,
  isTitleHidden = false,
  selectionMode = "none",
  selectedIds,
  onSelectionChange,
  children,
}: MenuSectionProps) {
  const tell = (chosen: Selection) =>
    onSelectionChange?.(chosen === "all" ? [] : [...chosen].map(String));
  return (
    <AriaMenuSection
      {...(isTitleHidden && { "aria-label": title })}
      {...(selectionMode !== "none" && {
        selectionMode,
        selectedKeys: selectedIds ?? [],
        onSelectionChange: tell,
      })}
    >
      {!isTitleHidden && <Header className={optionHeading}>{title}</Header>}
      {children}
    </AriaMenuSection>
  );
}
