import { Monitor, Moon, Sun } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Settings } from "#contract/settings.ts";
import { useSettings } from "../../lib/settings.ts";
import { SegmentedControl } from "../../ui/segmented-control.tsx";
import { Select } from "../../ui/select.tsx";
import { SettingRow } from "./setting-row.tsx";

/** How it looks and speaks; each choice takes effect at once. */
export function Appearance() {
  const { t } = useTranslation("settings");
  const [{ theme, density, language }, change] = useSettings();
  return (
    <div className="flex flex-col">
      <SettingRow title={t("theme")} description={t("themeMore")}>
        <SegmentedControl
          label={t("theme")}
          value={theme}
          onChange={(id) => change({ theme: id as Settings["theme"] })}
          segments={[
            { id: "system", title: t("themes.system"), icon: Monitor },
            { id: "light", title: t("themes.light"), icon: Sun },
            { id: "dark", title: t("themes.dark"), icon: Moon },
          ]}
        />
      </SettingRow>
      <SettingRow title={t("density")} description={t("densityMore")}>
        <SegmentedControl
          label={t("density")}
          value={density}
          onChange={(id) => change({ density: id as Settings["density"] })}
          segments={[
            { id: "comfortable", title: t("densities.comfortable") },
            { id: "compact", title: t("densities.compact") },
          ]}
        />
      </SettingRow>
      <SettingRow title={t("language")} description={t("languageMore")}>
        <div className="w-52">
          <Select
            label={t("language")}
            isLabelHidden
            value={language}
            onChange={(id) => change({ language: id as Settings["language"] })}
            choices={[
              { id: "system", title: t("languageOfSystem") },
              { id: "en", title: "English" },
              { id: "de", title: "Deutsch" },
            ]}
          />
        </div>
      </SettingRow>
    </div>
  );
}
