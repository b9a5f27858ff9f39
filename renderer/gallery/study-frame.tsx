import {
  CalendarDays,
  CircleCheck,
  Cloud,
  MessagesSquare,
  Plus,
  Search,
  Sun,
  UsersRound,
} from "lucide-react";
import { useState, type ReactNode } from "react";
import { Avatar } from "../ui/avatar.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Icon } from "../ui/icon.tsx";
import { SidebarItem } from "../ui/sidebar-item.tsx";
import { Split } from "../ui/split.tsx";
import { SplitToggle } from "../ui/split-toggle.tsx";
import { people } from "./people.ts";

/** The window both studies stand in. */
export function StudyFrame({
  current,
  pane,
  children,
}: {
  readonly current: string;
  readonly pane?: ReactNode;
  readonly children: ReactNode;
}) {
  const [isSidebarOpen, setSidebarOpen] = useState(true);
  const [isPaneOpen, setPaneOpen] = useState(() => innerWidth >= 1120);
  return (
    <Split
      sidebarLabel="Places"
      sidebar={<StudySidebar current={current} />}
      isSidebarOpen={isSidebarOpen}
      onSidebarOpenChange={setSidebarOpen}
      pane={pane}
      paneLabel="Beside the meeting"
      isPaneOpen={isPaneOpen}
      onPaneOpenChange={setPaneOpen}
    >
      {children}
    </Split>
  );
}

function StudySidebar({ current }: { readonly current: string }) {
  const place = (href: string) => ({ href, isCurrent: href === current });
  return (
    <>
      <div className="drag-window flex h-12 shrink-0 items-center gap-1 px-3 [&_button]:drag-none">
        <SplitToggle of="sidebar" label="Sidebar" shortcut={["Ctrl", "\\"]} />
        <span className="flex-1" />
        <IconButton icon={Plus} label="New" shortcut={["C"]} />
      </div>
      <div className="flex min-h-0 flex-1 flex-col gap-px overflow-y-auto px-2 pb-3">
        <SidebarItem title="Today" icon={Sun} shortcut={["G", "T"]} {...place("/today")} />
        <SidebarItem
          title="1:1s"
          icon={MessagesSquare}
          shortcut={["G", "O"]}
          {...place("/pairs")}
        />
        <SidebarItem title="Tasks" icon={CircleCheck} count={6} {...place("/tasks")} />
        <SidebarItem title="Calendar" icon={CalendarDays} {...place("/calendar")} />
        <SidebarItem title="People" icon={UsersRound} shortcut={["G", "P"]} {...place("/people")} />
        <SidebarItem title="Search" icon={Search} shortcut={["/"]} {...place("/search")} />
        <h2 className="mt-4 px-2 pb-1 text-tiny font-medium text-faint">Pinned</h2>
        {[people.ana, people.ben, people.dang, people.noor, people.max].map(
          ({ id, name }, index) => (
            <SidebarItem
              key={id}
              title={name}
              leading={<Avatar id={id} name={name} size={20} isDecorative />}
              {...place(index === 0 ? "/pair" : `/pair-${id}`)}
              {...(index < 2 && { dot: "1:1 is near" })}
            />
          ),
        )}
      </div>
      <footer className="flex h-11 shrink-0 items-center gap-2 border-t border-line px-4 text-small text-faint">
        <Avatar {...people.me} size={20} />
        <span className="flex-1" />
        <Icon of={Cloud} size={14} />
        <span className="tabular">Synced 08:14</span>
      </footer>
    </>
  );
}
