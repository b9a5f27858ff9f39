import { Search } from "lucide-react";
import type { ReactNode } from "react";
import {
  Autocomplete,
  Collection,
  Dialog,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Modal,
  ModalOverlay,
  TextField,
} from "react-aria-components";
import { cx } from "./cx.ts";
import { floatBox, optionBox, optionHeading } from "./float-style.ts";
import { Icon, type Glyph } from "./icon.tsx";
import { Kbd } from "./kbd.tsx";

export type Command = {
  readonly id: string;
  readonly title: string;
  readonly icon?: Glyph | undefined;
  readonly leading?: ReactNode;
  readonly hint?: string | undefined;
  readonly shortcut?: readonly string[] | undefined;
  readonly isDisabled?: boolean;
};

export type CommandGroup = {
  readonly id: string;
  readonly title: string;
  readonly commands: readonly Command[];
};

export type CommandPaletteProps = {
  readonly label: string;
  readonly placeholder: string;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly query: string;
  readonly onQueryChange: (query: string) => void;
  /** Already found and ordered for the query; empty groups are left out. */
  readonly groups: readonly CommandGroup[];
  readonly onRun: (id: string) => void;
  readonly emptyText: string;
  /** What the keys do, at the foot. */
  readonly footer?: ReactNode;
};

/** Everything the app can do or find, by typing. */
export function CommandPalette(props: CommandPaletteProps) {
  const {
    label,
    placeholder,
    isOpen,
    onOpenChange,
    query,
    onQueryChange,
    groups,
    onRun,
    emptyText,
    footer,
  } = props;
  const filled = groups.filter(({ commands }) => commands.length > 0);
  const run = (id: string) => {
    onOpenChange(false);
    onRun(id);
  };
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable
      className="fade fixed inset-0 z-10 flex items-start justify-center bg-scrim p-4 pt-[max(16px,14vh)]"
    >
      <Modal className={cx(floatBox, "flex max-h-105 w-full max-w-150 flex-col overflow-hidden")}>
        <Dialog aria-label={label} className="flex min-h-0 flex-1 flex-col outline-none">
          <Autocomplete inputValue={query} onInputChange={onQueryChange}>
            <TextField
              aria-label={label}
              autoFocus
              className="flex h-12 shrink-0 items-center gap-2.5 border-b border-line px-4"
            >
              <Search aria-hidden size={16} className="text-faint" />
              <Input
                role="combobox"
                aria-expanded
                aria-haspopup="listbox"
                placeholder={placeholder}
                className="h-full w-full min-w-0 bg-transparent text-write outline-none"
              />
            </TextField>
            <ListBox
              aria-label={label}
              items={filled}
              autoFocus="first"
              {...oneHighlight}
              onAction={(id) => run(String(id))}
              renderEmptyState={() => (
                <p className="px-2 py-6 text-center text-base text-faint">{emptyText}</p>
              )}
              className="min-h-0 flex-1 scroll-py-2 overflow-y-auto p-2 outline-none"
            >
              {(group) => (
                <ListBoxSection id={group.id}>
                  <Header className={optionHeading}>{group.title}</Header>
                  <Collection items={group.commands}>
                    {(command) => <CommandLine command={command} />}
                  </Collection>
                </ListBoxSection>
              )}
            </ListBox>
          </Autocomplete>
          {footer && (
            <footer className="flex shrink-0 items-center gap-4 border-t border-line px-4 py-2 text-small text-faint">
              {footer}
            </footer>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function CommandLine({ command }: { readonly command: Command }) {
  const { id, title, icon, leading, hint, shortcut, isDisabled = false } = command;
  return (
    <ListBoxItem
      id={id}
      textValue={title}
      isDisabled={isDisabled}
      className={cx(optionBox, "min-h-8 gap-2.5 data-hovered:not-data-focused:bg-transparent")}
    >
      <span className="inline-flex size-5 shrink-0 items-center justify-center">
        {leading ?? (icon && <Icon of={icon} tone="soft" />)}
      </span>
      <span className="flex min-w-0 flex-1 items-baseline gap-2">
        <span dir="auto" className="truncate">
          {title}
        </span>
        {hint && <span className="truncate text-small text-faint">{hint}</span>}
      </span>
      {shortcut && <Kbd keys={shortcut} />}
    </ListBoxItem>
  );
}

// The pointer moves the one highlight that the arrows move too; react-aria has it, only its type leaves it out.
const oneHighlight = { shouldFocusOnHover: true } as object;
