import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { answers, ask } from "../../lib/ask.ts";
import { bridge } from "../../lib/bridge.ts";
import { failureText } from "../../lib/failure-text.ts";
import { useSettings } from "../../lib/settings.ts";
import { toasts } from "../../lib/toasts.ts";
import { toast } from "../../ui/toast-queue.ts";

/** At the first reminder, and never again, it is offered that the app starts with the computer: what does not run does not ring. */
export function LoginOffer() {
  const { t } = useTranslation("login");
  const { t: app } = useTranslation("app");
  const [{ isLoginOffered }, change] = useSettings();
  const offer = useRef(async () => {});
  useEffect(() => {
    const start = async () => {
      const answer = await bridge.api["shell.startAtLogin"]({ isOn: true });
      void answers.invalidateQueries({ queryKey: ["shell.startsAtLogin", undefined] });
      toast(
        toasts,
        answer.ok
          ? { text: t("on") }
          : { text: failureText(app, answer.error), tone: "critical" as const },
      );
    };
    offer.current = async () => {
      change({ isLoginOffered: true });
      if (await ask("shell.startsAtLogin", undefined)) return;
      toast(toasts, {
        text: t("offer"),
        action: { title: t("start"), onPress: () => void start() },
      });
    };
  }, [app, change, t]);
  useEffect(() => {
    if (isLoginOffered) return;
    return bridge.onChanged(({ tables }) => {
      // Said where it can be seen: in a window that lies away it would be the only one there ever is.
      if (tables.includes("reminder") && document.visibilityState === "visible")
        void offer.current();
    });
  }, [isLoginOffered]);
  return null;
}
