import { never } from "../../kernel/never.ts";
import type { Clarity } from "./lexicon.ts";
import type { Firmness } from "./read-time.ts";

/** The words before a day: a deadline ("by"), a day's own preposition ("on"), one that introduces much else ("for"), or none. */
export type Strength = "none" | "for" | "on" | "deadline";

/** Where a day stands. */
export interface Place {
  readonly intro: Strength;
  readonly time: Firmness | undefined;
  /** Nothing of the sentence follows. */
  readonly last: boolean;
  /** It has a capital letter that does not come from beginning the line. */
  readonly capital: boolean;
}

/** Whether a day of this clarity is clearly meant as a date in this place. */
export function fits(clarity: Clarity, { intro, time, last, capital }: Place): boolean {
  const set = intro === "on" || intro === "deadline";
  const timed = time === "clock" || time === "led";
  switch (clarity) {
    case "plain":
      return true;
    case "placed":
      return intro !== "none" || timed || last;
    case "introduced":
      return set || timed;
    case "shy":
      return set || time === "clock" || (time !== undefined && last) || (capital && last);
    case "bashful":
      return capital && (set || timed || last);
    case "framed":
      return timed || (set && last);
    case "never":
      return false;
    default:
      return never(clarity);
  }
}
