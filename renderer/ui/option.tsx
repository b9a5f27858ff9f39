import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { ListBoxItem } from "react-aria-components";
import { optionBox } from "./float-style.ts";
import { Icon, type Glyph } from "./icon.tsx";

/** A thing to choose in a Select or a ComboBox. */
export type Choice = {
  readonly id: string;
  readonly title: string;
  readonly hint?: string | undefined;
  readonly icon?: Glyph | undefined;
  /** In place of an icon: an avatar, a coloured dot. */
  readonly leading?: ReactNode;
  readonly isDisabled?: boolean;
};

export type OptionProps = { readonly choice: Choice };

/** One line of a list of choices. */
export function Option({ choice }: OptionProps) {
  return (
    <ListBoxItem
      id={choice.id}
      textValue={choice.title}
      isDisabled={choice.isDisabled ?? false}
      className={optionBox}
    >
      {({ isSelected }) => (
        <>
          {choice.leading ?? (choice.icon && <Icon of={choice.icon} tone="soft" />)}
          <span className="flex min-w-0 flex-1 items-baseline gap-2">
            <span dir="auto" className="truncate">
              {choice.title}
            </span>
            {choice.hint && <span className="truncate text-small text-faint">{choice.hint}</span>}
          </span>
          <Check aria-hidden size={14} className={isSelected ? "text-accent-ink" : "invisible"} />
        </>
      )}
    </ListBoxItem>
  );
}
