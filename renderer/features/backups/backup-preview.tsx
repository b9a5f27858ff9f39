import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BackupInfo } from "#contract/profile.ts";
import type { z } from "zod";
import { answers, useAsk } from "../../lib/ask.ts";
import { bridge } from "../../lib/bridge.ts";
import { failureText } from "../../lib/failure-text.ts";
import { formatInstant } from "../../lib/format.ts";
import { toasts } from "../../lib/toasts.ts";
import { AlertDialog } from "../../ui/alert-dialog.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { toast } from "../../ui/toast-queue.ts";
import { Contents } from "./contents.tsx";

export type BackupPreviewProps = {
  readonly backup: z.infer<typeof BackupInfo>;
  readonly isDamaged: boolean;
  readonly onClose: () => void;
};

/** What a backup holds, and the way to put it back. */
export function BackupPreview({ backup, isDamaged, onClose }: BackupPreviewProps) {
  const { t, i18n } = useTranslation("backups");
  const { t: app } = useTranslation("app");
  const contents = useAsk("backups.preview", { name: backup.name });
  const [isAsking, setAsking] = useState(false);
  const [isPending, setPending] = useState(false);
  const time = formatInstant(i18n.language, backup.at);

  const restore = async () => {
    setPending(true);
    const answer = await bridge.api["backups.restore"]({ name: backup.name });
    setPending(false);
    setAsking(false);
    if (!answer.ok)
      return void toast(toasts, { text: failureText(app, answer.error), tone: "critical" });
    onClose();
    toast(toasts, { text: t("restored", { time }), tone: "positive" });
    // Everything on the screen was read from what is now put aside.
    await answers.invalidateQueries({
      predicate: ({ queryKey }) => !String(queryKey[0]).startsWith("settings."),
    });
  };

  return (
    <>
      <Dialog
        title={t("previewTitle", { time })}
        isOpen
        onOpenChange={(isOpen) => !isOpen && !isPending && onClose()}
        closeLabel={t("close")}
        actions={
          <>
            <Button onPress={onClose}>{t("close")}</Button>
            <Button kind="primary" isDisabled={!contents.data} onPress={() => setAsking(true)}>
              {t("restore")}
            </Button>
          </>
        }
      >
        {contents.data ? (
          <Contents contents={contents.data} />
        ) : contents.error ? (
          <ErrorState
            title={t("unreadable")}
            safe={failureText(app, contents.error.failure as { type: string })}
          />
        ) : (
          <Skeleton label={t("reading")} rows={4} />
        )}
      </Dialog>
      <AlertDialog
        title={t("restoreTitle")}
        isOpen={isAsking}
        onOpenChange={(isOpen) => !isPending && setAsking(isOpen)}
        kind="primary"
        confirmLabel={t("restoreNow")}
        cancelLabel={t("cancel")}
        isPending={isPending}
        onConfirm={() => void restore()}
      >
        {isDamaged ? t("restoreDamaged", { time }) : t("restoreWhat", { time })}
      </AlertDialog>
    </>
  );
}
