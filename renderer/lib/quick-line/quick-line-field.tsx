import { Plus } from "lucide-react";
import {
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from "react";
import { Autocomplete, Input, TextField } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { PersonId } from "#core/kernel/ids.ts";
import type { QuickLine } from "#core/quick-line/quick-line.ts";
import { cx } from "../../ui/cx.ts";
import type { Glyph } from "../../ui/icon.tsx";
import { useTypedAhead } from "../typed-ahead.ts";
import { completionAt, type CompletionOption } from "./completion.ts";
import { CompletionPopup } from "./completion-popup.tsx";
import { QuickLineChips } from "./quick-line-chips.tsx";
import { type QuickLineEntry, toEntry } from "./quick-line-entry.ts";
import { useQuickLine } from "./use-quick-line.ts";

export type QuickLineFieldProps = {
  /** What the line becomes; decides how long it may be and which example stands below it. */
  readonly kind: "task" | "point" | "capture";
  /** Its name for a screen reader. */
  readonly label: string;
  readonly placeholder: string;
  /** Enter. Answer `true` when it was saved; on `false` the line comes back as it was. The words to say about a failure are the caller's (`useChange` says them). */
  readonly onSubmit: (entry: QuickLineEntry) => Promise<boolean>;
  /** Several lines pasted into the empty field. Without it they become one line. */
  readonly onPasteLines?: ((lines: readonly string[]) => void) | undefined;
  /** Escape in the empty field. */
  readonly onLeave?: (() => void) | undefined;
  /** Told at every keystroke what Enter would submit, for a preview of one's own; `undefined` when the line is empty. */
  readonly onRead?: ((entry: QuickLineEntry | undefined) => void) | undefined;
  /** Who it falls to when the line names nobody; shown as a chip unless `isDefaultHidden`. */
  readonly defaultAssigneeId?: PersonId | undefined;
  readonly isDefaultHidden?: boolean;
  /** What stands in the field at first, selected, so that typing replaces it. */
  readonly defaultText?: string;
  readonly icon?: Glyph;
  readonly size?: "regular" | "writing";
  readonly autoFocus?: boolean;
  readonly inputRef?: RefObject<HTMLInputElement | null> | undefined;
  /** Stands at the start of the chips: what the line will become. */
  readonly before?: ReactNode;
};

/** The longest text of each kind, as the store takes it. */
const longest = { task: 500, point: 500, capture: 2_000 } as const;

/** A paste beyond this would stop the page for a moment and could not be saved anyhow. */
const LONGEST_PASTE = 8_000;

/**
 * One line that is understood while it is typed: `@ana deck fri 9 !high #q3 *remind thu`. The parts that were understood stand
 * below as chips, each of which can be made plain text again. Enter submits, Tab completes a name, Escape clears, then leaves.
 * Nothing typed is ever lost: a line that cannot be saved stays.
 */
export function QuickLineField(props: QuickLineFieldProps) {
  const {
    kind,
    label,
    placeholder,
    onSubmit,
    onPasteLines,
    onLeave,
    onRead,
    defaultAssigneeId,
    isDefaultHidden = false,
    defaultText = "",
    icon: Shape = Plus,
    size = "regular",
    autoFocus = false,
    before,
  } = props;
  const { t } = useTranslation("app");
  const quick = useQuickLine({ kind, defaultText });
  const ownRef = useRef<HTMLInputElement>(null);
  const input = props.inputRef ?? ownRef;
  const [caret, setCaret] = useState(0);
  const [closedAt, setClosedAt] = useState<number>();
  const [isFocused, setFocused] = useState(false);
  const [isChoosing, setChoosing] = useState(false);
  const [problem, setProblem] = useState<string>();
  const problemId = useId();

  const { text, line, people, labels } = quick;
  const completion = useMemo(
    () => (isFocused ? completionAt(text, caret, people, labels) : undefined),
    [caret, isFocused, labels, people, text],
  );
  const shown = completion && completion.start !== closedAt ? completion : undefined;
  const tooLong =
    line.text.length > longest[kind]
      ? t("quickLine.tooLong", { count: line.text.length, limit: longest[kind] })
      : undefined;
  const message = tooLong ?? problem;

  const type = (next: string) => {
    quick.type(next);
    setCaret(input.current?.selectionStart ?? next.length);
    setProblem(undefined);
    if (onRead) void tell(next);
  };
  const tell = async (next: string) =>
    onRead?.(
      next.trim() === ""
        ? undefined
        : toEntry(await quick.readText(next), defaultAssigneeId ?? null),
    );

  useTypedAhead(autoFocus ? type : undefined);

  const choose = (option: CompletionOption) => {
    if (!shown) return;
    const rest = text.slice(shown.end);
    const head = `${text.slice(0, shown.start)}${option.insert}`;
    const next = rest.startsWith(" ") ? head + rest : `${head} ${rest}`;
    type(next);
    if (option.kind === "person")
      quick.mean({ start: shown.start, end: head.length }, option.id as PersonId);
    setCaret(head.length + 1);
    requestAnimationFrame(() => input.current?.setSelectionRange(head.length + 1, head.length + 1));
  };

  // Emptied within the key's own event, so that the next line can be typed while this one is read and saved.
  const submit = () => {
    const kept = quick.draft;
    if (kept.text.trim() === "" || tooLong) return;
    const read = quick.readAtOnce();
    if (read && whyNotTaken(read)) return;
    quick.clear();
    setCaret(0);
    onRead?.(undefined);
    void (read ? save(read) : quick.readNow().then(saveIfTaken)).then(
      (isSaved) => isSaved || quick.giveBack(kept),
    );
  };
  /** Says what is missing in a line that cannot be saved as it is. */
  const whyNotTaken = (read: QuickLine): boolean => {
    if (read.chips.some((chip) => chip.kind === "person-ambiguous")) setChoosing(true);
    else if (read.text === "") setProblem(t(`quickLine.wordsMissing.${kind}`));
    else return read.text.length > longest[kind];
    return true;
  };
  const save = async (read: QuickLine) => onSubmit(toEntry(read, defaultAssigneeId ?? null));
  const saveIfTaken = async (read: QuickLine) => !whyNotTaken(read) && save(read);

  const press = (event: KeyboardEvent) => {
    // Enter also ends a word in an input method for Chinese or Japanese; that one is not ours.
    if (event.nativeEvent.isComposing || event.target !== input.current) return;
    const isInPopup = shown !== undefined && input.current?.getAttribute("aria-activedescendant");
    const act = (run: () => void) => {
      event.preventDefault();
      event.stopPropagation();
      run();
    };
    if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && !isInPopup) act(submit);
    if (event.key === "Tab" && !event.shiftKey && shown)
      act(() => choose(chosenIn(shown.options, input.current)));
    if (event.key !== "Escape") return;
    if (shown) act(() => setClosedAt(shown.start));
    else if (text !== "") act(() => (type(""), onRead?.(undefined)));
    else if (onLeave) act(onLeave);
  };

  const paste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData("text/plain");
    const lines =
      pasted.length > LONGEST_PASTE * 20
        ? []
        : pasted
            .split(/\r?\n/)
            .map((one) => one.trim())
            .filter(Boolean);
    if (
      lines.length > 1 &&
      onPasteLines &&
      text.trim() === "" &&
      pasted.length <= LONGEST_PASTE * 20
    ) {
      event.preventDefault();
      onPasteLines(lines);
    } else if (pasted.length > LONGEST_PASTE) {
      event.preventDefault();
      setProblem(t("quickLine.pasteTooLong", { count: pasted.length, limit: longest[kind] }));
    } else if (lines.length > 1) {
      event.preventDefault();
      const field = input.current;
      const [from, to] = [field?.selectionStart ?? text.length, field?.selectionEnd ?? text.length];
      type(text.slice(0, from) + lines.join(" ") + text.slice(to));
    }
  };

  useEffect(() => {
    if (defaultText !== "") input.current?.select();
    // oxlint-disable-next-line react/exhaustive-deps -- once: what is typed later is not to be selected again
  }, []);

  const defaultPerson = isDefaultHidden
    ? undefined
    : people.find(({ id }) => id === defaultAssigneeId);
  const isBelow = text.trim() !== "" || isFocused || message !== undefined;
  return (
    <div
      className="flex flex-col"
      onKeyDownCapture={press}
      onPasteCapture={paste}
      onFocusCapture={quick.fetchParser}
    >
      <Autocomplete inputValue={text} onInputChange={type} disableAutoFocusFirst>
        <TextField
          aria-label={label}
          autoFocus={autoFocus}
          onFocusChange={setFocused}
          isInvalid={message !== undefined}
          className="group/add flex items-center gap-2.5"
        >
          <Shape
            aria-hidden
            size={16}
            className="text-faint transition-colors group-focus-within/add:text-accent-ink"
          />
          <Input
            ref={input}
            placeholder={placeholder}
            aria-describedby={message ? problemId : undefined}
            onSelect={(event) => setCaret(event.currentTarget.selectionStart ?? 0)}
            className={cx(
              "w-full min-w-0 bg-transparent outline-none",
              size === "writing" ? "h-9 text-write" : "h-row text-base",
            )}
          />
        </TextField>
        {shown && (
          <CompletionPopup
            label={t("quickLine.completions")}
            options={shown.options}
            fieldRef={input}
            onChoose={choose}
            onClose={() => setClosedAt(shown.start)}
          />
        )}
      </Autocomplete>
      {isBelow && (
        <div className="flex min-h-7 flex-wrap items-center gap-1 ps-6.5 pb-1">
          {before}
          {text.trim() === "" ? (
            <span className="truncate text-small text-faint">{t(`quickLine.hint.${kind}`)}</span>
          ) : (
            <QuickLineChips
              chips={line.chips}
              people={people}
              zone={quick.zone}
              defaultPerson={defaultPerson}
              isChoosing={isChoosing}
              onChoosingChange={(isOpen) => {
                setChoosing(isOpen);
                if (!isOpen) setTimeout(() => input.current?.focus());
              }}
              onRemove={(span) => (quick.treatAsText(span), input.current?.focus())}
              onMean={(span, id) => (
                quick.mean(span, id),
                setTimeout(() => input.current?.focus())
              )}
            />
          )}
          {message && (
            <p id={problemId} role="alert" className="w-full text-small text-critical-ink">
              {message}
            </p>
          )}
        </div>
      )}
    </div>
  );
}

/** The option the arrows stand on, else the first. */
function chosenIn(
  options: readonly CompletionOption[],
  input: HTMLInputElement | null,
): CompletionOption {
  const active = document.getElementById(input?.getAttribute("aria-activedescendant") ?? "");
  const key = active?.getAttribute("data-key");
  return options.find(({ id }) => id === key) ?? (options[0] as CompletionOption);
}
