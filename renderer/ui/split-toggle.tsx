import { PanelLeft, PanelRight } from "lucide-react";
import { useContext } from "react";
import { IconButton } from "./icon-button.tsx";
import { SplitContext } from "./split-context.ts";

export type SplitToggleProps = {
  readonly of: "sidebar" | "pane";
  readonly label: string;
  readonly shortcut?: readonly string[] | undefined;
};

/** Shows or hides a side of the Split it stands in. */
export function SplitToggle({ of, label, shortcut }: SplitToggleProps) {
  const split = useContext(SplitContext);
  return of === "sidebar" ? (
    <IconButton icon={PanelLeft} label={label} shortcut={shortcut} isPressed={split.isSidebarShown} onPress={split.toggleSidebar} />
  ) : (
    <IconButton icon={PanelRight} label={label} shortcut={shortcut} isPressed={split.isPaneShown} onPress={split.togglePane} />
  );
}
