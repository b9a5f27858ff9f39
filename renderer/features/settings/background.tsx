import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAsk } from "../../lib/ask.ts";
import { bridge } from "../../lib/bridge.ts";
import { failureText } from "../../lib/failure-text.ts";
import { useSettings } from "../../lib/settings.ts";
import { Switch } from "../../ui/switch.tsx";
import { SettingRow } from "./setting-row.tsx";

/** How long the app runs: what does not run does not ring. */
export function Background() {
  const { t } = useTranslation("settings");
  const { t: app } = useTranslation("app");
  const [{ keepRunning }, change] = useSettings();
  const login = useAsk("shell.startsAtLogin", undefined);
  const [problem, setProblem] = useState("");
  const start = async (isOn: boolean) => {
    const answer = await bridge.api["shell.startAtLogin"]({ isOn });
    setProblem(answer.ok ? "" : failureText(app, answer.error));
    await login.refetch();
  };
  return (
    <>
      <SettingRow
        title={t("background.login")}
        description={problem === "" ? t("background.loginMore") : problem}
      >
        <span className="flex h-8 items-center">
          <Switch
            label={t("background.login")}
            isLabelHidden
            isSelected={login.data ?? false}
            onChange={(isOn) => void start(isOn)}
          />
        </span>
      </SettingRow>
      <SettingRow title={t("background.keep")} description={t("background.keepMore")}>
        <span className="flex h-8 items-center">
          <Switch
            label={t("background.keep")}
            isLabelHidden
            isSelected={keepRunning}
            onChange={(isOn) => change({ keepRunning: isOn })}
          />
        </span>
      </SettingRow>
    </>
  );
}
