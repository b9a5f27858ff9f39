import type { Failure } from "./ports.ts";
import type { Sample } from "./server-time.ts";

/** What is remembered from one round to the next while the app runs; all else is in the file. */
export type Session = {
  samples: readonly Sample[];
  /** The server has said where this device stands. */
  greeted: boolean;
  /** Changes up to this number on the wire go one by one: among them is where two copies of a file part. */
  carefulUpTo: number;
};

export const newSession = (): Session => ({ samples: [], greeted: false, carefulUpTo: 0 });

/** What kept a round from its end. */
export type Stopped = Failure | { readonly type: "NoKey" };
