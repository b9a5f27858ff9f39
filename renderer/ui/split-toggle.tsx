import { PanelLeft, PanelRight } from "lucide-react";
import { useContext } from "react";
import { IconButton } from "./icon-button.tsx";
import { SplitContext } from "./split-context.ts";

export type SplitToggleProps = {
  readonly of: "sidebar" | "pane";
  readonly label: string;
  readonly shortcut?: readonly string[] | undefined;
  /** Stands in the bar of the page, for when the sidebar with its own toggle is away. */
  readonly isOnlyToShow?: boolean;
};

/** Shows or hides a side of the Split it stands in. */
export function SplitToggle({ of, label, shortcut, isOnlyToShow = false }: SplitToggleProps) {
  const split = useContext(SplitContext);
  const isShown = of === "sidebar" ? split.isSidebarShown : split.isPaneShown;
  if (isOnlyToShow && isShown) return null;
  return of === "sidebar" ? (
    <IconButton
      icon={PanelLeft}
      label={label}
      shortcut={shortcut}
      isPressed={isShown}
      look="plain"
      onPress={split.toggleSidebar}
    />
  ) : (
    <IconButton
      icon={PanelRight}
      label={label}
      shortcut={shortcut}
      isPressed={isShown}
      look="plain"
      onPress={split.togglePane}
    />
  );
}
