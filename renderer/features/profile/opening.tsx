import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Mark } from "./mark.tsx";

/** After so long it is the keychain that one waits for: the file itself opens in milliseconds. */
const KEYCHAIN_MS = 1_000;

/** The data is being opened: usually over before anything of this is seen. */
export function Opening() {
  const { t } = useTranslation("profile");
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), KEYCHAIN_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="flex h-full flex-col bg-page">
      <div className="drag-window h-12 shrink-0" />
      <main
        role="status"
        className="after-a-moment flex flex-1 flex-col items-center justify-center gap-4 pb-24 text-center"
      >
        <span className="breathe">
          <Mark />
        </span>
        <p className="text-base text-soft">{isLong ? t("waitingForKeychain") : t("opening")}</p>
        <p className="max-w-80 text-small text-pretty text-faint">{isLong && t("waitingMore")}</p>
      </main>
    </div>
  );
}
