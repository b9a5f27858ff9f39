import { Separator } from "react-aria-components";

/** A line between groups of a menu. */
export function MenuSeparator() {
  return <Separator className="mx-2 my-1 h-px shrink-0 bg-line" />;
}
