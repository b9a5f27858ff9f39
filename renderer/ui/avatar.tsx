import { cx } from "./cx.ts";
import { hueOf } from "./hue-of.ts";

export type AvatarProps = {
  /** Decides the colour, so that a person keeps it through a change of name. */
  readonly id: string;
  readonly name: string;
  /** A data or blob URL. */
  readonly photo?: string | undefined;
  readonly size?: 16 | 20 | 24 | 32 | 40 | 64;
  /** Set it where the name stands right beside, so that it is not said twice. */
  readonly isDecorative?: boolean;
};

/** A person: their photo, or their initials on their own colour. */
export function Avatar({ id, name, photo, size = 24, isDecorative = false }: AvatarProps) {
  const meaning = isDecorative ? { "aria-hidden": true } : { role: "img", "aria-label": name };
  const shape =
    "inline-flex shrink-0 items-center justify-center rounded-full overflow-hidden select-none";
  const box = { width: size, height: size };
  if (photo)
    return (
      <img
        {...meaning}
        src={photo}
        alt={isDecorative ? "" : name}
        draggable={false}
        className={cx(shape, "object-cover")}
        style={box}
      />
    );
  const letters = initials(name).slice(0, size < 20 ? 1 : 2);
  return (
    // The letters are drawn by the style sheet: they are a picture, and neither copied nor counted as the words of a row.
    <span
      {...meaning}
      data-initials={letters.join("")}
      className={cx(shape, "person font-semibold", size >= 32 && "tracking-tight")}
      style={{ ...box, fontSize: fontSizes[size], "--hue": hueOf(id) }}
    />
  );
}

const fontSizes = { 16: 9, 20: 9, 24: 10, 32: 12, 40: 15, 64: 22 } as const;

/** First letters of the first and the last word, whole letters also where one takes several code units. */
function initials(name: string): readonly string[] {
  const words = name.trim().split(/\s+/u);
  const first = words[0] ?? "";
  const last = words.length > 1 ? (words.at(-1) ?? "") : "";
  return [letter(first), letter(last)].filter((one) => one !== "");
}

const letters = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const letter = (word: string): string =>
  [...letters.segment(word)]
    .find(({ segment }) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(segment))
    ?.segment.toLocaleUpperCase() ?? "";
