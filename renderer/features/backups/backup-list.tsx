import { Archive, RotateCcw } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BackupInfo } from "#contract/profile.ts";
import type { z } from "zod";
import { formatInstant } from "../../lib/format.ts";
import { Badge } from "../../ui/badge.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { List } from "../../ui/list.tsx";
import { Row } from "../../ui/row.tsx";
import { BackupPreview } from "./backup-preview.tsx";
import { formatBytes } from "./format-bytes.ts";

export type BackupListProps = {
  readonly backups: readonly z.infer<typeof BackupInfo>[];
  /** The data itself cannot be read: there is nothing that a restore would put aside but the damaged file. */
  readonly isDamaged?: boolean;
};

/** The backups there are, newest first; each can be looked into before it is put back. */
export function BackupList({ backups, isDamaged = false }: BackupListProps) {
  const { t, i18n } = useTranslation("backups");
  const [name, setName] = useState<string>();
  const chosen = backups.find((backup) => backup.name === name);
  if (backups.length === 0) return <EmptyState kind="inline" icon={Archive} title={t("none")} />;
  return (
    <div className="-mx-2">
      <List
        label={t("backups")}
        items={backups.map((backup) => ({ ...backup, id: backup.name }))}
        onOpen={setName}
        aliases={{ j: "ArrowDown", k: "ArrowUp" }}
        dependencies={[i18n.language]}
      >
        {(backup) => (
          <Row
            id={backup.id}
            name={formatInstant(i18n.language, backup.at)}
            title={<span className="tabular">{formatInstant(i18n.language, backup.at)}</span>}
            meta={<Badge>{t(`reason.${backup.reason}`)}</Badge>}
            trailing={formatBytes(i18n.language, backup.bytes)}
            actions={
              <IconButton
                size="tiny"
                icon={RotateCcw}
                label={t("lookInto")}
                onPress={() => setName(backup.name)}
              />
            }
          />
        )}
      </List>
      {chosen && (
        <BackupPreview backup={chosen} isDamaged={isDamaged} onClose={() => setName(undefined)} />
      )}
    </div>
  );
}
