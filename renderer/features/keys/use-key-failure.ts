import { useTranslation } from "react-i18next";
import type { SystemFailure } from "#contract/index.ts";
import type { KeysError } from "#contract/keys.ts";
import { failureText } from "../../lib/failure-text.ts";
import { toasts } from "../../lib/toasts.ts";
import { toast } from "../../ui/toast-queue.ts";

/** Says in a toast why nothing came of it. */
export function useKeyFailure(): (error: KeysError | SystemFailure) => void {
  const { t } = useTranslation("keys");
  const { t: app } = useTranslation("app");
  return (error) => {
    const text =
      error.type === "Offline" || error.type === "NotSignedIn"
        ? t("offline")
        : error.type === "NotAsking"
          ? t("notAsking")
          : failureText(app, error);
    toast(toasts, { text, tone: "critical" });
  };
}
