import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { chordOf, keyCaps } from "../../lib/chords.ts";
import { Button } from "../../ui/button.tsx";
import { Kbd } from "../../ui/kbd.tsx";

export type KeyRecorderProps = {
  /** The command is heard while someone types, so its keys must not be a letter. */
  readonly needsModifier: boolean;
  /** Empty for no keys at all. */
  readonly onKeys: (keys: string) => void;
  readonly onCancel: () => void;
};

/** After one plain key, a second makes a sequence if it comes so soon. */
const SECOND_KEY_MS = 900;

/** Listens for the next keys: a chord, or two plain keys one after the other. Escape leaves all as it was, Backspace takes the keys away. */
export function KeyRecorder({ needsModifier, onKeys, onCancel }: KeyRecorderProps) {
  const { t } = useTranslation("settings");
  const [first, setFirst] = useState("");
  const [isRefused, setRefused] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const done = useRef(onKeys);
  useEffect(() => {
    done.current = onKeys;
  }, [onKeys]);
  useEffect(() => {
    if (first === "") return;
    const timer = setTimeout(() => done.current(first), SECOND_KEY_MS);
    return () => clearTimeout(timer);
  }, [first]);

  const heard = (event: KeyboardEvent) => {
    if (event.key === "Tab") return;
    // Whatever is pressed now is a wish, not a command.
    event.preventDefault();
    event.stopPropagation();
    const chord = chordOf(event);
    if (chord === "") return;
    if (chord === "Escape") return onCancel();
    if (chord === "Backspace" && first === "") return onKeys("");
    const isPlain = !/^(Mod|Alt)\+|^F\d+$/.test(chord);
    if (isPlain && needsModifier) return setRefused(true);
    if (!isPlain || first !== "") return onKeys(first === "" ? chord : `${first} ${chord}`);
    setFirst(chord);
  };

  return (
    <div className="flex items-center gap-2">
      {/* Not a text field: it takes keys, not letters. */}
      <div
        ref={box}
        role="textbox"
        aria-label={t("pressKeys")}
        aria-readonly
        tabIndex={0}
        onKeyDown={heard}
        onBlur={onCancel}
        className="flex h-7 min-w-44 items-center justify-center rounded border border-ring px-2 text-small text-faint outline-1 outline-ring"
      >
        {first !== "" ? (
          <Kbd kind="framed" keys={keyCaps(first)} />
        ) : isRefused ? (
          <span role="alert" className="text-critical-ink">
            {t("needsModifier")}
          </span>
        ) : (
          t("pressKeys")
        )}
      </div>
      <Button size="small" kind="quiet" onPress={onCancel}>
        {t("cancel")}
      </Button>
    </div>
  );
}
