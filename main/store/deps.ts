import type { ChangeDeps } from "../db/save-change.ts";
import type { Identity } from "../db/identity.ts";

/** What a feature gets: the database, the stamps, and whose profile it is. Made in `compose-store.ts`. */
export type FeatureDeps = ChangeDeps & { readonly identity: Identity };
