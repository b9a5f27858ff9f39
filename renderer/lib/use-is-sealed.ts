import { useAfterFirstScreen } from "./after-first-screen.ts";
import { useAsk } from "./ask.ts";

/** Whether what is private leaves this computer at all: with an account it does, encrypted here. */
export const useIsSealed = (isPrivate: boolean): boolean => {
  const isLater = useAfterFirstScreen();
  const state = useAsk("account.state", undefined, { enabled: isPrivate && isLater }).data;
  return isPrivate && state?.type === "account";
};
