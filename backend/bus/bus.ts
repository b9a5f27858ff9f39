import { z } from "zod";

/** What processes tell each other. All of it is a hint: whatever is lost is found by the next pull. */
export const News = z.discriminatedUnion("type", [
  /** A scope has a newer version. */
  z.strictObject({ type: z.literal("poke"), scope: z.string(), head: z.int() }),
  /** Somebody looks at something; passed on, kept nowhere. */
  z.strictObject({
    type: z.literal("here"),
    scope: z.string(),
    person: z.string(),
    place: z.string().nullable(),
  }),
  /** What a person may see or do, or one of their devices, changed: ask again who they are. */
  z.strictObject({ type: z.literal("account"), person: z.string() }),
]);
export type News = z.infer<typeof News>;

/** Carries news to every process that listens for an organisation, this one included. At most once, in no promised order. */
export interface Bus {
  /** Never throws and never waits: a bus that is down costs a delay, not a write. Called after the commit. */
  readonly publish: (org: string, news: News) => void;
  /** Answers how to stop. */
  readonly subscribe: (org: string, hear: (news: News) => void) => () => void;
  readonly close: () => Promise<void>;
}
