import { useCallback } from "react";
import type { Channel, Question } from "#contract/index.ts";
import type { OneOnOne } from "#contract/meetings.ts";
import type { MeetingId, PairId } from "#core/kernel/ids.ts";
import type { Day } from "#core/kernel/time.ts";
import type { Person } from "#core/people/person.ts";
import { answers, showAhead, useAsk } from "../../lib/ask.ts";
import { type ChangeChannel, useChange } from "../../lib/change.ts";
import { useToday } from "../../lib/now.ts";

/** What the 1:1 page shows, and who the two are. */
export type Shown = {
  readonly view: OneOnOne;
  readonly me: Person;
  readonly other: Person;
  readonly today: Day;
};

export type ShownState =
  | { readonly type: "loading" }
  | { readonly type: "failed"; readonly failure: { readonly type: string } }
  | { readonly type: "shown"; readonly shown: Shown };

export function useOneOnOne(pairId: PairId, meetingId: MeetingId | undefined): ShownState {
  const asked = useAsk("meetings.open", question(pairId, meetingId));
  const people = useAsk("people.list", undefined);
  const today = useToday();
  if (asked.error && !asked.data) return { type: "failed", failure: asked.error.failure };
  if (!asked.data || !people.data) return { type: "loading" };
  const find = (id: string) => people.data.find((person) => person.id === id);
  const me = find(asked.data.meId);
  const other = find(asked.data.otherId);
  if (!me || !other) return { type: "failed", failure: { type: "PersonMissing" } };
  return { type: "shown", shown: { view: asked.data, me, other, today } };
}

const question = (pairId: PairId, meetingId?: MeetingId) => ({
  pairId,
  ...(meetingId ? { meetingId } : {}),
});

type Patch = (view: OneOnOne) => OneOnOne;

export type ChangeShown = <K extends ChangeChannel>(
  channel: K,
  asked: Question<K>,
  options?: {
    readonly patch?: Patch;
    readonly quiet?: boolean;
    readonly handles?: readonly string[];
  },
) => ReturnType<ReturnType<typeof useChange>>;

/** Saves a change and shows it at once: `patch` says how the page looks when it is saved. If it is not, the page shows what is. */
export function useChangeShown({ pair }: Pick<OneOnOne, "pair">): ChangeShown {
  const change = useChange();
  const pairId = pair.id;
  return useCallback(
    async (channel, asked, { patch, ...options } = {}) => {
      const key = ["meetings.open" satisfies Channel, question(pairId)];
      const save = (): Promise<{ readonly ok: boolean }> => change(channel, asked, options);
      return (await (patch ? showAhead<OneOnOne>(key, patch, save) : save())) as never;
    },
    [change, pairId],
  );
}

/** The open meeting as it is shown at this moment: for what is done with it, so that doing stays the same while it changes. */
export const viewNow = (pairId: PairId): OneOnOne | undefined =>
  answers.getQueryData<OneOnOne>(["meetings.open" satisfies Channel, question(pairId)]);

/** Changes one point of the agenda as it is shown. */
export const patchPoint =
  (id: string, by: Partial<OneOnOne["agenda"][number]>): Patch =>
  (view) => ({
    ...view,
    agenda: view.agenda.map((item) => (item.id === id ? { ...item, ...by } : item)),
  });

/** Changes one promise as it is shown. */
export const patchPromise =
  (id: string, by: Partial<OneOnOne["ledger"][number]["task"]>): Patch =>
  (view) => ({
    ...view,
    ledger: view.ledger.map((line) =>
      line.task.id === id ? { ...line, task: { ...line.task, ...by } } : line,
    ),
  });

/** The first of a person's names, for headings that have little room. */
export const firstName = ({ name }: Pick<Person, "name">): string =>
  name.trim().split(/\s+/u)[0] ?? name;
