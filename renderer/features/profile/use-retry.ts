import { useState } from "react";
import { bridge } from "../../lib/bridge.ts";

/** Asks the keychain again. What comes of it, the profile's state says. */
export function useRetry() {
  const [isPending, setPending] = useState(false);
  const run = async () => {
    setPending(true);
    await bridge.api["profile.retry"](undefined);
    setPending(false);
  };
  return { isPending, run };
}
