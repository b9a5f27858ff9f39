import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import {
  Button,
  Disclosure as AriaDisclosure,
  DisclosurePanel,
  Heading,
} from "react-aria-components";

export type DisclosureProps = {
  readonly title: string;
  readonly count?: number | undefined;
  readonly level?: 2 | 3 | 4;
  readonly isExpanded?: boolean;
  readonly defaultExpanded?: boolean;
  readonly onExpandedChange?: (isExpanded: boolean) => void;
  readonly children: ReactNode;
};

/** A section that can be folded away. */
export function Disclosure({ title, count, level = 2, children, ...rest }: DisclosureProps) {
  return (
    <AriaDisclosure {...rest} className="group/disclosure">
      <Heading level={level} className="flex">
        <Button
          slot="trigger"
          className="ring-out group/fold -ms-1.5 flex min-h-8 items-center gap-1 rounded px-1.5 text-base font-semibold text-ink"
        >
          {title}
          {count !== undefined && (
            <span className="tabular ms-1 font-normal text-faint">{count}</span>
          )}
          <span className="inline-flex size-4 items-center justify-center text-faint transition-transform duration-(--calm) group-data-expanded/disclosure:rotate-90 group-data-hovered/fold:text-ink rtl:-scale-x-100">
            <ChevronRight aria-hidden size={14} />
          </span>
        </Button>
      </Heading>
      <DisclosurePanel>{children}</DisclosurePanel>
    </AriaDisclosure>
  );
}
