import type { Ids, PersonId } from "#core/kernel/ids.ts";
import type { Day, Millis, Zone } from "#core/kernel/time.ts";
import type { Person } from "#core/people/person.ts";
import type { Identity } from "../../../db/identity.ts";
import type { Op } from "../../../db/ops.ts";
import type { Key } from "./organisation.ts";
import type { Language } from "./words.ts";

/** What was changed at one time, for the gateway. */
export type Entry = {
  readonly at: Millis;
  readonly label: string;
  readonly ops: readonly Op[];
  readonly noteTexts?: readonly NoteText[];
};

/** The words of a note, which are read out of its updates and never sent. */
export type NoteText = { readonly id: string; readonly text: string };

export type SampleInput = {
  readonly identity: Identity;
  readonly me: Person;
  readonly now: Millis;
  readonly ids: Ids;
  readonly language: Language;
  /** Of the templates every profile starts with, in their order. */
  readonly templates: readonly { readonly id: string; readonly points: readonly string[] }[];
};

/** What the parts of the sample share. */
export type Sample = SampleInput & {
  readonly zone: Zone;
  readonly today: Day;
  readonly person: (key: Key | "me") => PersonId;
};
