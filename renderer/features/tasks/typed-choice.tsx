import type { KeyboardEvent } from "react";
import { Input, TextField } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Kbd } from "../../ui/kbd.tsx";

export type TypedChoiceProps = {
  readonly label: string;
  readonly placeholder: string;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  /** What Enter will take; shown before it is taken. */
  readonly understood: string | undefined;
  readonly onEnter: () => void;
};

/** A choice made by saying it. */
export function TypedChoice({
  label,
  placeholder,
  typed,
  onType,
  understood,
  onEnter,
}: TypedChoiceProps) {
  const { t } = useTranslation("tasks");
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (understood !== undefined) onEnter();
  };
  return (
    <div className="border-b border-line" onKeyDownCapture={press}>
      <TextField aria-label={label} value={typed} onChange={onType} autoFocus>
        <Input
          placeholder={placeholder}
          className="h-9 w-full bg-transparent px-3 text-base outline-none"
        />
      </TextField>
      {typed.trim() !== "" && (
        <p
          role="status"
          className="flex items-center justify-between gap-2 px-3 pb-2 text-small text-soft"
        >
          {understood ?? <span className="text-faint">{t("notUnderstood")}</span>}
          {understood !== undefined && <Kbd keys={["↵"]} />}
        </p>
      )}
    </div>
  );
}
