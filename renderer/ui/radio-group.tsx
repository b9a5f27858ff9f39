import { Radio, RadioGroup as AriaRadioGroup } from "react-aria-components";
import { FieldLabel } from "./field-label.tsx";
import { FieldNotes } from "./field-notes.tsx";

export type RadioGroupProps = {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly value: string | null;
  readonly onChange: (id: string) => void;
  readonly choices: readonly {
    readonly id: string;
    readonly title: string;
    readonly description?: string | undefined;
    readonly isDisabled?: boolean;
  }[];
  readonly description?: string | undefined;
  readonly error?: string | undefined;
  readonly isDisabled?: boolean;
};

/** One of a few, all of them in sight with their consequences. */
export function RadioGroup({
  label,
  isLabelHidden = false,
  value,
  onChange,
  choices,
  description,
  error,
  isDisabled = false,
}: RadioGroupProps) {
  return (
    <AriaRadioGroup
      value={value}
      onChange={onChange}
      isDisabled={isDisabled}
      isInvalid={error !== undefined}
      className="flex flex-col gap-2"
    >
      <FieldLabel isHidden={isLabelHidden}>{label}</FieldLabel>
      {choices.map((choice) => (
        <Radio
          key={choice.id}
          value={choice.id}
          isDisabled={choice.isDisabled ?? false}
          className="group/radio flex items-start gap-2 text-base data-disabled:opacity-45"
        >
          <span className={dot}>
            <span className="size-1.5 scale-0 rounded-full bg-on-accent transition-transform group-data-selected/radio:scale-100" />
          </span>
          <span className="flex flex-col">
            {choice.title}
            {choice.description && (
              <span className="text-small text-faint">{choice.description}</span>
            )}
          </span>
        </Radio>
      ))}
      <FieldNotes description={description} error={error} />
    </AriaRadioGroup>
  );
}

const dot =
  "mt-[1.5px] inline-flex size-4 shrink-0 items-center justify-center rounded-full border-[1.5px] border-edge bg-field transition-colors " +
  "group-data-hovered/radio:border-soft group-data-selected/radio:border-accent group-data-selected/radio:bg-accent group-data-invalid/radio:border-critical-fill " +
  "group-data-focus-visible/radio:outline-2 group-data-focus-visible/radio:outline-offset-2 group-data-focus-visible/radio:outline-ring " +
  "forced-colors:group-data-selected/radio:bg-[Highlight]";
