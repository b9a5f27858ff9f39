import { CircleCheck, CircleHelp, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../ui/icon.tsx";

export type Standing = "good" | "bad" | "unknown";

export type HealthRowProps = {
  readonly title: string;
  readonly standing: Standing;
  /** What is so, and what to do where it is not as it should be. */
  readonly text: string;
  /** The way to mend it, where the app itself has one. */
  readonly mend?: ReactNode;
};

const looks = {
  good: { icon: CircleCheck, tone: "positive" },
  bad: { icon: TriangleAlert, tone: "critical" },
  unknown: { icon: CircleHelp, tone: "faint" },
} as const;

/** One thing a reminder needs: how it stands, in a sign, a word and a sentence. */
export function HealthRow({ title, standing, text, mend }: HealthRowProps) {
  const { t } = useTranslation("health");
  const { icon, tone } = looks[standing];
  return (
    <li
      aria-label={`${title}: ${t(`standing.${standing}`)}`}
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-3.5 last:border-0"
    >
      <div className="flex min-w-50 flex-1 gap-3">
        <span className="pt-0.5">
          <Icon of={icon} tone={tone} />
        </span>
        <div className="flex flex-col">
          <span className="text-base font-medium">
            {title} <span className="font-normal text-soft">· {t(`standing.${standing}`)}</span>
          </span>
          <span className="text-small text-pretty text-faint">{text}</span>
        </div>
      </div>
      {mend}
    </li>
  );
}
