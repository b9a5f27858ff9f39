import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/text-field.tsx";

export type ServerLineProps = {
  readonly server: string;
  readonly onServer: (server: string) => void;
};

/** Which server: one line of small print where it is known, a field where it is not. */
export function ServerLine({ server, onServer }: ServerLineProps) {
  const { t } = useTranslation("account");
  const [isOpen, setOpen] = useState(server === "");
  if (isOpen)
    return (
      <TextField
        label={t("server")}
        description={t("serverMore")}
        placeholder="sync.example.com"
        value={server}
        onChange={onServer}
        maxLength={300}
        spellCheck="false"
        autoComplete="off"
      />
    );
  return (
    <p className="flex min-w-0 items-center gap-1 text-small text-faint">
      <span className="truncate">
        {t("serverIs", { server: server.replace(/^https:\/\//, "") })}
      </span>
      <Button kind="quiet" size="small" onPress={() => setOpen(true)}>
        {t("change")}
      </Button>
    </p>
  );
}
