import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { parseQuickLine } from "#core/quick-line/parse-quick-line.ts";
import type { PersonId } from "#core/kernel/ids.ts";
import type { Person } from "#core/people/person.ts";
import type { Chip, QuickLine, Span } from "#core/quick-line/quick-line.ts";
import { useAsk } from "../ask.ts";
import { now, useZone } from "../now.ts";
import { movedSpans } from "./moved-spans.ts";
import { loadParser, useParser } from "./parser.ts";

/** What is typed, which understood stretches are to stay text, and who was meant where a name was not clear. */
type Draft = {
  readonly text: string;
  readonly asText: readonly { readonly span: Span }[];
  readonly meant: readonly { readonly span: Span; readonly id: PersonId }[];
};

const nothing: Draft = { text: "", asText: [], meant: [] };

/** A line being typed and what is understood of it. Of a talking point only who it names makes it more than a sentence. */
export function useQuickLine({
  kind = "task",
  defaultText = "",
}: { readonly kind?: "task" | "point" | "capture"; readonly defaultText?: string } = {}) {
  const { i18n } = useTranslation();
  const [draft, setDraft] = useState<Draft>(() => ({ ...nothing, text: defaultText }));
  const people = useAsk("people.list", undefined).data ?? nobody;
  const labels = useAsk("tasks.summary", undefined).data?.labels ?? noLabels;
  const zone = useZone();
  const [parse, fetchParser] = useParser();
  const language = i18n.language.startsWith("de") ? ("de" as const) : ("en" as const);
  const read = useMemo(
    () =>
      (parser: typeof parseQuickLine, { text, asText, meant }: Draft) =>
        readLine(parser, text, { kind, language, people, labels, zone }, asText, meant),
    [kind, labels, language, people, zone],
  );
  const line = useMemo(
    (): QuickLine =>
      parse && draft.text.trim() !== ""
        ? read(parse, draft)
        : { text: draft.text.trim(), chips: [] },
    [draft, parse, read],
  );
  return {
    text: draft.text,
    line,
    people,
    labels,
    zone,
    fetchParser,
    /** The line as it stands; nothing while the reader is still being fetched. */
    readAtOnce: () => parse && read(parse, draft),
    /** The line for certain, also when Enter was faster than the reader was fetched. */
    readNow: async () => read(await loadParser(), draft),
    /** The same for a text that is being typed into the draft just now. */
    readText: async (text: string) => read(await loadParser(), retyped(draft, text)),
    type: (text: string) => setDraft((before) => retyped(before, text)),
    treatAsText: (span: Span) =>
      setDraft((before) => ({ ...before, asText: [...before.asText, { span }] })),
    /** Says who a name means. */
    mean: (span: Span, id: PersonId) =>
      setDraft((before) => ({
        ...before,
        meant: [...before.meant.filter((one) => one.span.start !== span.start), { span, id }],
      })),
    clear: () => setDraft(nothing),
    /** Gives back a line that could not be saved; what was typed since stays behind it. */
    giveBack: (kept: Draft) =>
      setDraft((since) =>
        since.text === "" ? kept : { ...nothing, text: `${kept.text} ${since.text}` },
      ),
    draft,
  };
}

const retyped = (before: Draft, text: string): Draft => ({
  text,
  asText: movedSpans(before.text, text, before.asText),
  meant: movedSpans(before.text, text, before.meant),
});

const nobody: readonly Person[] = [];
const noLabels: readonly string[] = [];

type Known = Pick<
  Parameters<typeof parseQuickLine>[1],
  "language" | "people" | "labels" | "zone"
> & { readonly kind: string };

function readLine(
  parse: typeof parseQuickLine,
  text: string,
  { kind, ...known }: Known,
  asText: Draft["asText"],
  meant: Draft["meant"],
): QuickLine {
  const ignored = asText.map(({ span }) => span);
  const read = (also: readonly Span[] = []) =>
    parse(text, { ...known, now: now(), ignored: [...ignored, ...also] });
  const line = read();
  const [first, ...others] = line.chips.filter(
    (chip) => chip.kind === "person" || chip.kind === "person-ambiguous",
  );
  // A talking point that names nobody is a sentence, and a day or a # in it is part of it. Of several names one does it; the further ones belong to the sentence.
  const left =
    kind === "point" && !first ? line.chips.filter((chip) => chip.kind !== "sharing") : others;
  const { text: title, chips } = left.length > 0 ? read(left.map(({ span }) => span)) : line;
  return {
    text: title,
    chips: chips.map((chip) =>
      chip.kind === "person" || chip.kind === "person-ambiguous" ? meantBy(chip, meant) : chip,
    ),
  };
}

function meantBy(
  chip: Extract<Chip, { kind: "person" | "person-ambiguous" }>,
  meant: Draft["meant"],
): Chip {
  const said = meant.find(
    ({ span }) => span.start === chip.span.start && span.end === chip.span.end,
  );
  return said ? { kind: "person", span: chip.span, id: said.id } : chip;
}
