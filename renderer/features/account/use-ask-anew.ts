import { useEffect } from "react";
import type { UseQueryResult } from "@tanstack/react-query";
import type { Output } from "#contract/index.ts";
import { answers, type Failed, useAsk } from "../../lib/ask.ts";

type Elsewhere = "account.devices" | "account.factor" | "account.invitations" | "account.members";

/** What changes on other computers without a word of it here: asked anew each time somebody comes to look. */
export function useAskAnew<K extends Elsewhere>(channel: K): UseQueryResult<Output<K>, Failed<K>> {
  const asked = useAsk<Elsewhere>(channel, undefined);
  useEffect(() => {
    void answers.invalidateQueries({ queryKey: [channel] }, { cancelRefetch: false });
  }, [channel]);
  return asked as UseQueryResult<Output<K>, Failed<K>>;
}
