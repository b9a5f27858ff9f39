import { FolderOpen } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ask } from "../../lib/ask.ts";
import { Button } from "../../ui/button.tsx";
import { GateActions } from "./gate-actions.tsx";
import { GateFrame } from "./gate-frame.tsx";
import { useRetry } from "./use-retry.ts";

/** The data was written by a newer version of the app. */
export function NewerFile({
  fileVersion,
  appVersion,
}: {
  readonly fileVersion: number;
  readonly appVersion: number;
}) {
  const { t } = useTranslation("profile");
  return (
    <GateFrame title={t("newerTitle")} lead={t("newerLead")}>
      <p className="text-base text-pretty text-soft">
        {t("newerMore", { fileVersion, appVersion })}
      </p>
      <GateActions>
        <OpenFolder />
      </GateActions>
    </GateFrame>
  );
}

/** Something else stands in the way; nothing was changed. */
export function CannotOpen({ reason }: { readonly reason: string }) {
  const { t } = useTranslation("profile");
  const retry = useRetry();
  const what = reasonOf(reason);
  return (
    <GateFrame title={t("cannotTitle")} lead={t(`cannot.${what}`)}>
      <p className="text-base text-pretty text-soft">{t("dataIsSafe")}</p>
      <GateActions>
        <Button
          kind="primary"
          autoFocus
          onPress={() => void retry.run()}
          isPending={retry.isPending}
        >
          {t("tryAgain")}
        </Button>
        <OpenFolder />
      </GateActions>
      <p className="selectable tabular pt-4 text-small text-faint">{t("detail", { reason })}</p>
    </GateFrame>
  );
}

function OpenFolder() {
  const { t } = useTranslation("profile");
  return (
    <Button icon={FolderOpen} onPress={() => void ask("shell.openDataFolder", undefined)}>
      {t("openFolder")}
    </Button>
  );
}

function reasonOf(reason: string): "key-unreadable" | "key-missing" | "full" | "refused" | "other" {
  if (reason === "key-unreadable" || reason === "key-missing") return reason;
  if (reason.startsWith("SQLITE_FULL")) return "full";
  return reason.startsWith("SQLITE_") ? "refused" : "other";
}
