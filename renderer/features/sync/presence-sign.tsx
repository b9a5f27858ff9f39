import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { PairId, PersonId } from "#core/kernel/ids.ts";
import { useAfterFirstScreen } from "../../lib/after-first-screen.ts";
import { useAsk } from "../../lib/ask.ts";
import { bridge } from "../../lib/bridge.ts";

export type PresenceSignProps = {
  readonly pairId: PairId;
  readonly otherId: PersonId;
  readonly name: string;
};

/** Says that the other one looks at this 1:1 too, and tells them that I do. */
export function PresenceSign({ pairId, otherId, name }: PresenceSignProps) {
  const { t } = useTranslation("sync");
  const isLater = useAfterFirstScreen();
  const present = useAsk("sync.present", { pairId }, { enabled: isLater }).data;
  useEffect(() => {
    if (!isLater) return;
    const say = () =>
      void bridge.api["sync.here"]({ pairId, isHere: document.visibilityState === "visible" });
    say();
    document.addEventListener("visibilitychange", say);
    return () => {
      document.removeEventListener("visibilitychange", say);
      void bridge.api["sync.here"]({ pairId, isHere: false });
    };
  }, [pairId, isLater]);
  return (
    <span role="status" className="text-small text-soft">
      {present?.includes(otherId) && (
        <span className="inline-flex items-center gap-1.5 pe-2.5">
          <span aria-hidden className="size-1.5 rounded-full bg-positive-fill" />
          {t("isHere", { name })}
        </span>
      )}
    </span>
  );
}
