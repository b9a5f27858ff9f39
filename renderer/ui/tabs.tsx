import type { ReactNode } from "react";
import {
  SelectionIndicator,
  Tab,
  TabList,
  TabPanel,
  TabPanels,
  Tabs as AriaTabs,
} from "react-aria-components";

export type TabsProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly tabs: readonly {
    readonly id: string;
    readonly title: string;
    readonly count?: number | undefined;
    readonly content: ReactNode;
  }[];
};

/** Views of the same thing, one at a time. */
export function Tabs({ label, value, onChange, tabs }: TabsProps) {
  return (
    <AriaTabs
      selectedKey={value}
      onSelectionChange={(id) => onChange(String(id))}
      className="flex min-h-0 flex-col"
    >
      <div className="border-b border-line">
        <TabList aria-label={label} className="-mx-2 -mb-px flex gap-1">
          {tabs.map(({ id, title, count }) => (
            <Tab
              key={id}
              id={id}
              className="ring-in relative flex h-9 items-center gap-1.5 rounded px-2 text-base font-medium text-soft transition-colors data-hovered:text-ink data-selected:text-ink data-disabled:opacity-45"
            >
              {title}
              {count !== undefined && (
                <span className="tabular text-small font-normal text-faint">{count}</span>
              )}
              <SelectionIndicator className="solid-state absolute inset-x-2 bottom-0 h-0.5 rounded-full bg-accent" />
            </Tab>
          ))}
        </TabList>
      </div>
      <TabPanels>
        {tabs.map(({ id, content }) => (
          <TabPanel key={id} id={id} className="ring-in pt-3">
            {content}
          </TabPanel>
        ))}
      </TabPanels>
    </AriaTabs>
  );
}
