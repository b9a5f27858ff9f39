import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useAsk } from "../../lib/ask.ts";

/** Whomever tasks name. Those who were removed keep their name, with a word that says so. */
export function useTaskPeople() {
  const { t } = useTranslation("tasks");
  const people = useAsk("people.list", undefined).data ?? nobody;
  const removed = useAsk("people.removed", undefined).data ?? nobody;
  const pairs = useAsk("pairs.list", undefined).data ?? noPairs;
  const personOf = useMemo(() => {
    const gone = removed.map((person) => ({
      ...person,
      name: t("removed", { name: person.name }),
    }));
    return new Map([...people, ...gone].map((person) => [person.id, person]));
  }, [people, removed, t]);
  /** The other of each 1:1, by name. */
  const otherOf = useMemo(
    () => new Map(pairs.map(({ pair, otherId }) => [pair.id, personOf.get(otherId)?.name])),
    [pairs, personOf],
  );
  return { people, personOf, otherOf };
}

const nobody: readonly never[] = [];
const noPairs: readonly never[] = [];
