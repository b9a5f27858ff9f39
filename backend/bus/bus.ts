/** What processes tell each other. All of it is a hint: whatever is lost is found by the next pull. */
export type News =
  /** A scope has a newer version. */
  | { readonly type: "poke"; readonly scope: string; readonly head: number }
  /** Somebody looks at something; passed on, kept nowhere. */
  | {
      readonly type: "here";
      readonly scope: string;
      readonly person: string;
      readonly place: string | null;
    }
  /** What a person may see or do, or one of their devices, changed: ask again who they are. */
  | { readonly type: "account"; readonly person: string };

/** Carries news to every process that listens for an organisation, this one included. At most once, in no promised order. */
export interface Bus {
  /** Never throws and never waits: a bus that is down costs a delay, not a write. Called after the commit. */
  readonly publish: (org: string, news: News) => void;
  /** Answers how to stop. */
  readonly subscribe: (org: string, hear: (news: News) => void) => () => void;
  readonly close: () => Promise<void>;
}
