import { createContext } from "react";

/** Tasks whose state was just changed and whose rows say goodbye. A context, so that only rows that are seen are drawn for it. */
export const LeavingContext = createContext<ReadonlySet<string>>(new Set());
