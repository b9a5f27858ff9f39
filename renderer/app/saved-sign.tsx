import { Check } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useAsk } from "../lib/ask.ts";
import { formatClock } from "../lib/format.ts";
import { Icon } from "../ui/icon.tsx";

/** Says that what was done is on this computer's disk, and since when. */
export function SavedSign() {
  const { t, i18n } = useTranslation("app");
  const saved = useAsk("changes.saved", undefined).data;
  return (
    <p className="flex h-7 items-center gap-2 px-2 text-small text-faint">
      <span className="inline-flex size-5 items-center justify-center">
        <Icon of={Check} size={14} />
      </span>
      <span className="tabular truncate">
        {saved?.lastAt
          ? t("savedHere", { time: formatClock(i18n.language, saved.lastAt) })
          : t("nothingYet")}
      </span>
    </p>
  );
}
