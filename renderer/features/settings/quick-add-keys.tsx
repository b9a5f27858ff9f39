import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { GlobalKeys } from "#contract/shell.ts";
import { answers, ask, useAsk } from "../../lib/ask.ts";
import { keyCaps } from "../../lib/chords.ts";
import { useSettings } from "../../lib/settings.ts";
import { Button } from "../../ui/button.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { KeyRecorder } from "./key-recorder.tsx";

export type QuickAddKeysProps = {
  /** The title of the command that has these keys in the app's own window, where one has. */
  readonly inApp: (keys: string) => string | undefined;
};

/** The keys that open the quick-add line from any other app: whether they are heard, how to try them, and how to change them. */
export function QuickAddKeys({ inApp }: QuickAddKeysProps) {
  const { t } = useTranslation("settings");
  const [{ quickAddKeys: keys }] = useSettings();
  const standing = useAsk("shell.globalKeys", undefined);
  const [isRecording, setRecording] = useState(false);
  const [tried, setTried] = useState<"waiting" | "heard" | "silent">();
  const take = async (chosen: string) => {
    setRecording(false);
    setTried(undefined);
    const saved = await ask("settings.change", { quickAddKeys: chosen });
    answers.setQueryData(["settings.get", undefined], saved);
    await standing.refetch();
  };
  const tryThem = async () => {
    setTried("waiting");
    setTried((await ask("shell.tryGlobalKeys", undefined)) ? "heard" : "silent");
  };
  const other = inApp(keys);
  const said = keyCaps(keys).join(" ");
  return (
    <section aria-label={t("quickAdd.title")} className="flex flex-col gap-1">
      <div className="flex min-h-9 flex-wrap items-center gap-3">
        <span className="min-w-0 flex-1 truncate">{t("quickAdd.title")}</span>
        {isRecording ? (
          <KeyRecorder
            needsModifier
            onKeys={(chosen) => void take(chosen)}
            onCancel={() => setRecording(false)}
          />
        ) : (
          <>
            {standing.data?.kind === "heard" && (
              <Button
                size="small"
                kind="quiet"
                isDisabled={tried === "waiting"}
                onPress={() => void tryThem()}
              >
                {t("quickAdd.try")}
              </Button>
            )}
            <Button
              size="small"
              kind="quiet"
              aria-describedby="keys-quick-add"
              onPress={() => setRecording(true)}
            >
              {t("change")}
            </Button>
            <span id="keys-quick-add" className="flex w-28 justify-end">
              {keys === "" ? (
                <span className="text-small text-faint">{t("noKeys")}</span>
              ) : (
                <Kbd kind="framed" keys={keyCaps(keys)} />
              )}
            </span>
          </>
        )}
      </div>
      <p
        role="status"
        className={`text-small text-pretty selectable ${isWrong(standing.data) ? "text-critical-ink" : "text-faint"}`}
      >
        {tried
          ? t(`quickAdd.tried.${tried}`, { keys: said })
          : standing.data &&
            [
              standing.data.kind === "not-here"
                ? t("quickAdd.standing.not-here", { command: standing.data.command })
                : t(`quickAdd.standing.${standing.data.kind}`, { keys: said }),
              other ? t("quickAdd.inApp", { name: other }) : "",
            ].join(" ")}
      </p>
    </section>
  );
}

const isWrong = (standing: GlobalKeys | undefined): boolean =>
  standing?.kind === "taken" || standing?.kind === "unusable";
