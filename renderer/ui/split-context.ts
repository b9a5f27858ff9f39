import { createContext } from "react";

/** What the toggles of a Split know. */
export const SplitContext = createContext({
  isSidebarShown: true,
  toggleSidebar: () => {},
  isPaneShown: false,
  togglePane: () => {},
  openPane: () => {},
});
