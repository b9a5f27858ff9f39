import { useState } from "react";
import type { AccountError } from "#contract/account.ts";
import type { SystemFailure } from "#contract/index.ts";
import type { Result } from "#core/kernel/result.ts";
import { useAccountWords } from "./use-account-words.ts";

export type Sending = {
  readonly error: string | undefined;
  readonly isPending: boolean;
  /** Sends, and says what went wrong; the answer when nothing did. */
  readonly send: <T>(
    ask: Promise<Result<T, AccountError | SystemFailure>>,
  ) => Promise<{ readonly value: T } | undefined>;
  readonly clear: () => void;
};

/** One form's way to the server. */
export function useSending(): Sending {
  const words = useAccountWords();
  const [error, setError] = useState<string>();
  const [isPending, setPending] = useState(false);
  return {
    error,
    isPending,
    clear: () => setError(undefined),
    send: async (ask) => {
      setPending(true);
      setError(undefined);
      const answer = await ask;
      setPending(false);
      if (answer.ok) return { value: answer.value };
      setError(words(answer.error));
      return undefined;
    },
  };
}
