import {
  Archive,
  Bell,
  CalendarDays,
  CircleCheck,
  Copy,
  Ellipsis,
  MessagesSquare,
  Settings,
  Share2,
  Sun,
  Trash2,
  User,
} from "lucide-react";
import { useMemo, useState } from "react";
import { AlertDialog } from "../ui/alert-dialog.tsx";
import { Avatar } from "../ui/avatar.tsx";
import { Button } from "../ui/button.tsx";
import { CommandPalette, type CommandGroup } from "../ui/command-palette.tsx";
import { ContextMenu } from "../ui/context-menu.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Kbd } from "../ui/kbd.tsx";
import { List } from "../ui/list.tsx";
import { MenuItem } from "../ui/menu-item.tsx";
import { MenuSection } from "../ui/menu-section.tsx";
import { MenuSeparator } from "../ui/menu-separator.tsx";
import { Menu } from "../ui/menu.tsx";
import { Popover } from "../ui/popover.tsx";
import { Row } from "../ui/row.tsx";
import { Submenu } from "../ui/submenu.tsx";
import { TextField } from "../ui/text-field.tsx";
import { createToasts, toast } from "../ui/toast-queue.ts";
import { Toasts } from "../ui/toasts.tsx";
import { Tooltip } from "../ui/tooltip.tsx";
import { people } from "./people.ts";
import { Part, Sheet } from "./sheet.tsx";

const queue = createToasts();
const all: readonly CommandGroup[] = [
  {
    id: "go",
    title: "Go to",
    commands: [
      { id: "today", title: "Today", icon: Sun, shortcut: ["G", "T"] },
      { id: "pairs", title: "1:1s", icon: MessagesSquare, shortcut: ["G", "O"] },
      { id: "tasks", title: "Tasks", icon: CircleCheck, shortcut: ["G", "K"] },
      { id: "calendar", title: "Calendar", icon: CalendarDays },
    ],
  },
  {
    id: "people",
    title: "People",
    commands: Object.values(people).map((one) => ({
      id: one.id,
      title: one.name,
      leading: <Avatar {...one} size={20} isDecorative />,
      hint: "1:1 on Thursday",
    })),
  },
  {
    id: "more",
    title: "Commands",
    commands: [
      { id: "settings", title: "Settings", icon: Settings, shortcut: ["Ctrl", ","] },
      { id: "archive", title: "Archive this 1:1", icon: Archive, isDisabled: true },
    ],
  },
];

/** Everything that lies over the page. */
export function Floating() {
  const [said, setSaid] = useState("nothing");
  const [isDialog, setDialog] = useState(false);
  const [isAlert, setAlert] = useState(false);
  const [isPalette, setPalette] = useState(false);
  const [query, setQuery] = useState("");
  const [sort, setSort] = useState<readonly string[]>(["due"]);
  const groups = useMemo(
    () =>
      all.map((group) => ({
        ...group,
        commands: group.commands.filter(({ title }) =>
          title.toLowerCase().includes(query.toLowerCase()),
        ),
      })),
    [query],
  );
  return (
    <Sheet title="Floating parts">
      <output className="text-faint">Last: {said}</output>
      <Part title="Menu">
        <Menu label="More" trigger={<IconButton icon={Ellipsis} label="More" />}>
          <MenuItem
            title="Copy"
            icon={Copy}
            shortcut={["Ctrl", "C"]}
            onAction={() => setSaid("copy")}
          />
          <MenuItem
            title="Remind me"
            icon={Bell}
            shortcut={["R"]}
            hint="An hour before it is due"
            onAction={() => setSaid("remind")}
          />
          <Submenu title="Assign to" icon={User}>
            <MenuItem title="Ana Kovač" onAction={() => setSaid("assign ana")} />
            <MenuItem title="Ben Whitfield" onAction={() => setSaid("assign ben")} />
          </Submenu>
          <MenuItem title="Share" icon={Share2} isDisabled />
          <MenuSeparator />
          <MenuItem
            title="Delete"
            icon={Trash2}
            tone="danger"
            shortcut={["Del"]}
            onAction={() => setSaid("delete")}
          />
        </Menu>
        <Menu label="Sort" trigger={<Button size="small">Sort</Button>}>
          <MenuSection
            title="Sort by"
            selectionMode="single"
            selectedIds={sort}
            onSelectionChange={setSort}
          >
            <MenuItem id="due" title="Due date" />
            <MenuItem id="person" title="Person" />
          </MenuSection>
        </Menu>
        <output className="text-faint">Sorted by {sort.join()}</output>
      </Part>
      <Part title="ContextMenu" isColumn>
        <ContextMenu
          label="Of this row"
          items={(id) =>
            id && <MenuItem title={`Open ${id}`} onAction={() => setSaid(`open ${id}`)} />
          }
        >
          <List label="Rows with a menu" items={[{ id: "one" }, { id: "two" }]}>
            {({ id }) => <Row id={id} name={id} title={`Row ${id}`} />}
          </List>
        </ContextMenu>
      </Part>
      <Part title="Dialog, AlertDialog, CommandPalette">
        <Button onPress={() => setDialog(true)}>New 1:1</Button>
        <Button onPress={() => setAlert(true)}>Delete account</Button>
        <Button onPress={() => setPalette(true)}>Palette</Button>
        <Dialog
          title="New 1:1"
          closeLabel="Close"
          isOpen={isDialog}
          onOpenChange={setDialog}
          actions={
            <>
              <Button onPress={() => setDialog(false)}>Cancel</Button>
              <Button kind="primary" onPress={() => setDialog(false)}>
                Create
              </Button>
            </>
          }
        >
          <div className="flex flex-col gap-4">
            <TextField label="With" placeholder="Name" autoFocus />
            <TextField label="Rhythm" defaultValue="Every Thursday, 10:00" />
          </div>
        </Dialog>
        <AlertDialog
          title="Delete your account?"
          isOpen={isAlert}
          onOpenChange={setAlert}
          confirmLabel="Delete account"
          cancelLabel="Keep it"
          onConfirm={() => setSaid("deleted")}
        >
          23 meetings, 140 private notes and every reminder go with it. This cannot be undone.
        </AlertDialog>
        <CommandPalette
          label="Commands"
          placeholder="What do you want to do?"
          isOpen={isPalette}
          onOpenChange={setPalette}
          query={query}
          onQueryChange={setQuery}
          groups={groups}
          onRun={(id) => setSaid(`ran ${id}`)}
          emptyText="Nothing of that name"
          footer={
            <>
              <span className="inline-flex items-center gap-1.5">
                <Kbd keys={["↑", "↓"]} /> to move
              </span>
              <span className="inline-flex items-center gap-1.5">
                <Kbd keys={["↵"]} /> to open
              </span>
            </>
          }
        />
      </Part>
      <Part title="Popover and Tooltip">
        <Popover label="Remind me" trigger={<Button>Remind me</Button>}>
          {(close) => (
            <div className="flex w-56 flex-col gap-3">
              <TextField label="When" defaultValue="Thursday 9:00" />
              <Button kind="primary" size="small" onPress={close}>
                Set reminder
              </Button>
            </div>
          )}
        </Popover>
        <Tooltip text="Ends the meeting" shortcut={["Ctrl", "Enter"]}>
          <Button>Close meeting</Button>
        </Tooltip>
      </Part>
      <Part title="Toasts">
        <Button
          onPress={() =>
            toast(queue, {
              text: "“Holiday cover in August” is shared with Ana.",
              action: { title: "Undo", shortcut: ["Ctrl", "Z"], onPress: () => setSaid("undone") },
            })
          }
        >
          Share a point
        </Button>
        <Button
          onPress={() =>
            toast(queue, {
              text: "Meeting closed. Three points carried to 19 June.",
              tone: "positive",
            })
          }
        >
          Close meeting quietly
        </Button>
        <Button
          onPress={() =>
            toast(queue, {
              text: "Could not reach the server. Everything is saved on this computer.",
              tone: "critical",
            })
          }
        >
          Fail
        </Button>
        <Toasts queue={queue} label="Messages" closeLabel="Close" />
      </Part>
    </Sheet>
  );
}
