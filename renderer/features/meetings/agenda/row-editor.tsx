import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { TextArea } from "../../../ui/text-area.tsx";

/** Where a row is, within what stands around the list. */
export type Place = { readonly top: number; readonly height: number };

export function placeOfRow(frame: HTMLElement | null, id: string): Place | undefined {
  const row = frame
    ?.querySelector(`[role=row][data-key="${CSS.escape(id)}"]`)
    ?.getBoundingClientRect();
  if (!frame || !row) return undefined;
  return { top: row.top - frame.getBoundingClientRect().top, height: row.height };
}

export type OverRowProps = { readonly place: Place; readonly children: ReactNode };

/** Something to write in, in the place of a row: it covers the row, because a field inside a list would have to share its arrow keys. */
export const OverRow = ({ place, children }: OverRowProps) => (
  <div
    className="rise absolute -inset-x-2 z-[2] rounded-large bg-raised px-4 shadow-float forced-colors:border"
    style={{ top: place.top, minHeight: place.height }}
  >
    {children}
  </div>
);

export type RenameProps = {
  readonly text: string;
  readonly onDone: (text: string | undefined) => void;
};

/** The words of a point, to be changed: Enter or going elsewhere keeps them, Escape does not. */
export function Rename({ text, onDone }: RenameProps) {
  const { t } = useTranslation("meetings");
  const [words, setWords] = useState(text);
  const field = useRef<HTMLTextAreaElement>(null);
  const isOver = useRef(false);
  useLayoutEffect(() => field.current?.select(), []);
  const end = (kept: string | undefined) => {
    if (isOver.current) return;
    isOver.current = true;
    onDone(kept);
  };
  const keep = () => end(words.trim() === "" || words.trim() === text ? undefined : words.trim());
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Enter") keep();
    else end(undefined);
  };
  return (
    <div className="ps-6.5 pe-2 py-1.5" onKeyDownCapture={press}>
      <TextArea
        kind="bare"
        label={t("agenda.rename")}
        isLabelHidden
        inputRef={field}
        value={words}
        onChange={(next) => setWords(next.replace(/\n+/g, " "))}
        onBlur={keep}
        autoFocus
        maxLength={500}
      />
    </div>
  );
}
