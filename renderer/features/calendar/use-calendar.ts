import { useMemo } from "react";
import type { FoundTime } from "#contract/calendar.ts";
import type { Output } from "#contract/index.ts";
import type { PersonId } from "#core/kernel/ids.ts";
import type { WeekAxis } from "#core/calendar/week-axis.ts";
import type { Person } from "#core/people/person.ts";
import { useAsk } from "../../lib/ask.ts";
import { besides } from "./free-times.ts";
import { weekItems } from "./week-items.ts";

const NONE = [] as const;

/** Times that suit, and how much is known of whom. */
export type Found = Pick<Output<"calendar.times">, "people"> & {
  readonly times: readonly FoundTime[];
  readonly best: readonly FoundTime[];
};

/** What is known of a week: mine, and the times that suit me and those chosen. */
export function useCalendar(
  axis: WeekAxis,
  me: Person,
  chosen: readonly PersonId[],
  minutes: number,
) {
  const [first, last] = [axis.days[0], axis.days.at(-1)];
  const within = { from: first?.start ?? 0, to: last?.end ?? 0 };
  const mine = useAsk("calendar.busy", { personIds: [me.id], ...within }, { keep: true });
  const times = useAsk(
    "calendar.times",
    { personIds: [...chosen], minutes, ...within },
    { enabled: chosen.length > 0 },
  );
  const pairs = useAsk("pairs.list", undefined).data ?? NONE;
  const { data } = mine;
  const items = useMemo(
    () => weekItems(pairs, data?.bookings ?? NONE, data?.people[0]?.busy ?? NONE),
    [pairs, data],
  );
  const found = useMemo((): Found | undefined => {
    if (chosen.length === 0 || !times.data) return undefined;
    const meetings = items.filter(({ kind }) => kind === "meeting");
    return {
      ...times.data,
      times: besides(times.data.times, meetings),
      best: besides(times.data.best, meetings),
    };
  }, [chosen, items, times.data]);
  return {
    items,
    mine: data?.people[0],
    isLoading: mine.isLoading,
    failure: mine.error?.failure,
    found,
    isLooking: chosen.length > 0 && times.isLoading,
  };
}
