import type { Clock } from "#core/kernel/time.ts";
import type { LiveUp } from "#sync/protocol/live.ts";
import type { ScopeId } from "#sync/protocol/scope.ts";

/** Who looks at which 1:1 now; only ever in memory. */
export type Presence = {
  readonly iAm: (scope: ScopeId, isHere: boolean) => void;
  readonly heard: (scope: string, personId: string, place: string | null) => void;
  readonly present: (scope: string) => readonly string[];
  /** The socket is new: the other end has forgotten me. */
  readonly sayAgain: () => void;
  readonly close: () => void;
};

/** It is said again so often while it is so. */
const REPEAT_MS = 20_000;
/** Who has not said it for so long is gone, whether or not they could say so. */
const GONE_MS = 50_000;
const PLACE = "agenda";

export function presence(deps: {
  readonly clock: Clock;
  readonly say: (message: LiveUp) => void;
  /** Who is where is another. */
  readonly changed: () => void;
}): Presence {
  const mine = new Set<ScopeId>();
  const others = new Map<string, Map<string, number>>();
  const hasLeft = (at: number): boolean => deps.clock.now() - at > GONE_MS;
  const sayAgain = (): void => {
    for (const scope of mine) deps.say({ type: "here", scope, place: PLACE });
  };
  const timer = setInterval(() => {
    sayAgain();
    let someoneLeft = false;
    for (const people of others.values())
      for (const [person, at] of people)
        if (hasLeft(at)) {
          people.delete(person);
          someoneLeft = true;
        }
    if (someoneLeft) deps.changed();
  }, REPEAT_MS);
  timer.unref();
  return {
    iAm: (scope, isHere) => {
      if (isHere === mine.has(scope)) return;
      if (isHere) mine.add(scope);
      else mine.delete(scope);
      deps.say({ type: "here", scope, place: isHere ? PLACE : null });
    },
    heard: (scope, personId, place) => {
      const people = others.get(scope) ?? new Map<string, number>();
      others.set(scope, people);
      const wasHere = people.has(personId);
      if (place === null) people.delete(personId);
      else people.set(personId, deps.clock.now());
      // Somebody who came is told at once that I am here already.
      if (place !== null && !wasHere) sayAgain();
      if (wasHere !== (place !== null)) deps.changed();
    },
    present: (scope) =>
      [...(others.get(scope) ?? [])].filter(([, at]) => !hasLeft(at)).map(([person]) => person),
    sayAgain,
    close: () => clearInterval(timer),
  };
}
