import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answers } from "../../lib/ask.ts";
import { bridge } from "../../lib/bridge.ts";
import { failureText } from "../../lib/failure-text.ts";
import { toasts } from "../../lib/toasts.ts";
import { toast } from "../../ui/toast-queue.ts";

/** Puts the data aside, whole, and begins anew. */
export function useStartOver() {
  const { t: app } = useTranslation("app");
  const [isPending, setPending] = useState(false);
  const run = async () => {
    setPending(true);
    const answer = await bridge.api["profile.startOver"](undefined);
    setPending(false);
    if (!answer.ok)
      return void toast(toasts, { text: failureText(app, answer.error), tone: "critical" });
    // What is on the screen was read from what is now put aside.
    await answers.resetQueries({
      predicate: ({ queryKey }) => !String(queryKey[0]).startsWith("settings."),
    });
  };
  return { isPending, run };
}
