import { Search } from "lucide-react";
import { Autocomplete, Input, ListBox, TextField, useFilter } from "react-aria-components";
import { Option, type Choice } from "../../ui/option.tsx";

export type ChoicesProps = {
  readonly label: string;
  readonly placeholder: string;
  readonly emptyText: string;
  readonly choices: readonly Choice[];
  readonly onChoose: (id: string) => void;
};

/** One of many, by typing a part of its name; Enter takes the first. */
export function Choices({ label, placeholder, emptyText, choices, onChoose }: ChoicesProps) {
  const { contains } = useFilter({ sensitivity: "base" });
  return (
    <Autocomplete filter={contains}>
      <TextField
        aria-label={label}
        autoFocus
        className="flex h-9 items-center gap-2 border-b border-line px-3"
      >
        <Search aria-hidden size={14} className="text-faint" />
        <Input
          placeholder={placeholder}
          className="h-full w-full min-w-0 bg-transparent text-base outline-none"
        />
      </TextField>
      <ListBox
        aria-label={label}
        items={choices}
        onAction={(id) => onChoose(String(id))}
        renderEmptyState={() => <div className="px-2 py-1.5 text-base text-faint">{emptyText}</div>}
        className="flex max-h-72 flex-col overflow-auto p-1 outline-none"
      >
        {(choice) => <Option choice={choice} />}
      </ListBox>
    </Autocomplete>
  );
}
