import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { toasts } from "../../lib/toasts.ts";
import { toast } from "../../ui/toast-queue.ts";
import { PASTE_LIMIT, type Refusal } from "./guard-paste.ts";

/** Says why something was not taken into a note. */
export function useRefusals(): (refusal: Refusal) => void {
  const { t, i18n } = useTranslation("notes");
  return useCallback(
    (refusal) =>
      void toast(toasts, {
        text:
          refusal.why === "pictures"
            ? t("noPictures")
            : t("tooLong", {
                limit: PASTE_LIMIT.toLocaleString(i18n.language),
                length: refusal.length.toLocaleString(i18n.language),
              }),
      }),
    [t, i18n.language],
  );
}
