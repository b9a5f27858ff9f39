import { ChevronDown, Plus } from "lucide-react";
import { useMemo, useState } from "react";
import {
  Button,
  ComboBox as AriaComboBox,
  Group,
  Input,
  ListBox,
  Popover,
  useFilter,
} from "react-aria-components";
import { FieldLabel } from "./field-label.tsx";
import { FieldNotes } from "./field-notes.tsx";
import { fieldBox, fieldColumn } from "./field-style.ts";
import { floatBox } from "./float-style.ts";
import { Option, type Choice } from "./option.tsx";

export type ComboBoxProps = {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly choices: readonly Choice[];
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  /** With it, what is typed and not there can be made: the words of that offer, and what to do. */
  readonly create?: {
    readonly offer: (typed: string) => string;
    readonly onCreate: (typed: string) => void;
  };
  readonly emptyText: string;
  readonly placeholder?: string;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
};

/** One of many choices, found by typing. */
export function ComboBox(props: ComboBoxProps) {
  const {
    label,
    isLabelHidden = false,
    choices,
    value,
    onChange,
    create,
    emptyText,
    placeholder = "",
    description,
    error,
    ...rest
  } = props;
  const { contains } = useFilter({ sensitivity: "base" });
  const [typed, setTyped] = useState(() => titleOf(choices, value));
  const found = useMemo(() => {
    const wanted = typed === titleOf(choices, value) ? "" : typed.trim();
    const matching = wanted ? choices.filter(({ title }) => contains(title, wanted)) : choices;
    const isThere = choices.some(
      ({ title }) => title.localeCompare(wanted, undefined, { sensitivity: "base" }) === 0,
    );
    return create && wanted && !isThere
      ? [...matching, { id: createId, title: create.offer(wanted), icon: Plus }]
      : matching;
  }, [choices, contains, create, typed, value]);
  const choose = (id: string | null) => {
    if (id === createId) return create?.onCreate(typed.trim());
    setTyped(titleOf(choices, id));
    return onChange(id);
  };
  return (
    <AriaComboBox
      {...rest}
      items={found}
      inputValue={typed}
      onInputChange={setTyped}
      value={value}
      onChange={(id) => choose(id === null ? null : String(id))}
      allowsEmptyCollection
      menuTrigger="focus"
      isInvalid={error !== undefined}
      className={fieldColumn}
    >
      <FieldLabel isHidden={isLabelHidden}>{label}</FieldLabel>
      <Group className={`${fieldBox} flex h-8 items-center`}>
        <Input
          placeholder={placeholder}
          className="h-full w-full min-w-0 bg-transparent px-2 outline-none"
        />
        <Button className="me-1 inline-flex size-6 shrink-0 items-center justify-center rounded-small text-faint data-hovered:bg-hover data-hovered:text-ink">
          <ChevronDown aria-hidden size={14} />
        </Button>
      </Group>
      <FieldNotes description={description} error={error} />
      <Popover offset={4} className={`${floatBox} min-w-(--trigger-width) max-w-80 overflow-auto`}>
        <ListBox<Choice>
          className="flex max-h-80 flex-col overflow-auto p-1 outline-none"
          renderEmptyState={() => (
            <div className="px-2 py-1.5 text-base text-faint">{emptyText}</div>
          )}
        >
          {(choice) => <Option choice={choice} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}

const createId = " create";
const titleOf = (choices: readonly Choice[], id: string | null): string =>
  choices.find((choice) => choice.id === id)?.title ?? "";
