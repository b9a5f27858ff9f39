import { Search, X } from "lucide-react";
import type { Ref } from "react";
import {
  Button,
  Group,
  Input,
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
} from "react-aria-components";
import { fieldBox } from "./field-style.ts";
import { Kbd } from "./kbd.tsx";

export type SearchFieldProps = Pick<
  AriaSearchFieldProps,
  | "value"
  | "defaultValue"
  | "onChange"
  | "onSubmit"
  | "onClear"
  | "onKeyDown"
  | "autoFocus"
  | "isDisabled"
> & {
  readonly label: string;
  readonly placeholder?: string | undefined;
  readonly shortcut?: readonly string[] | undefined;
  readonly inputRef?: Ref<HTMLInputElement>;
};

/** Finds as one types; Escape empties it. */
export function SearchField({ label, placeholder, shortcut, inputRef, ...rest }: SearchFieldProps) {
  return (
    <AriaSearchField {...rest} aria-label={label} className="group min-w-0">
      <Group className={`${fieldBox} flex h-8 items-center`}>
        <Search aria-hidden size={16} className="ms-2 text-faint" />
        <Input
          {...(inputRef && { ref: inputRef })}
          {...(placeholder && { placeholder })}
          className="h-full w-full min-w-0 bg-transparent px-2 outline-none"
        />
        {shortcut && (
          <span className="hidden pe-2 group-data-empty:inline-flex">
            <Kbd keys={shortcut} />
          </span>
        )}
        <Button className="me-1 inline-flex size-6 shrink-0 items-center justify-center rounded-small text-faint data-hovered:bg-hover data-hovered:text-ink group-data-empty:hidden">
          <X aria-hidden size={14} />
        </Button>
      </Group>
    </AriaSearchField>
  );
}
