import { FolderOpen } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ask, useAsk } from "../../lib/ask.ts";
import { Button } from "../../ui/button.tsx";
import { SettingRow } from "./setting-row.tsx";

/** What this is and where it keeps things. */
export function About() {
  const { t } = useTranslation("settings");
  const about = useAsk("shell.about", undefined).data;
  if (!about) return null;
  const facts = [
    ["version", about.version],
    ["runtime", `Electron ${about.electron} · Chromium ${about.chromium}`],
  ] as const;
  return (
    <div className="flex flex-col">
      {facts.map(([name, value]) => (
        <SettingRow key={name} title={t(`about.${name}`)}>
          <span className="selectable tabular text-soft">{value}</span>
        </SettingRow>
      ))}
      <SettingRow title={t("about.folder")} description={about.dataFolder}>
        <Button
          size="small"
          icon={FolderOpen}
          onPress={() => void ask("shell.openDataFolder", undefined)}
        >
          {t("about.open")}
        </Button>
      </SettingRow>
      <SettingRow title={t("about.licence")} description={t("about.licenceMore")}>
        <span className="text-soft">MIT</span>
      </SettingRow>
    </div>
  );
}
