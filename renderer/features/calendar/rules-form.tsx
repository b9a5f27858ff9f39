import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TimeRules } from "#contract/calendar.ts";
import { answers, useAsk } from "../../lib/ask.ts";
import { bridge } from "../../lib/bridge.ts";
import { failureText } from "../../lib/failure-text.ts";
import { SectionHeader } from "../../ui/section-header.tsx";
import { Select } from "../../ui/select.tsx";
import { Switch } from "../../ui/switch.tsx";

const CHOICES = {
  bufferMinutes: [0, 5, 10, 15, 30, 60],
  noticeMinutes: [0, 15, 60, 240, 1_440, 2_880],
  stepMinutes: [5, 10, 15, 20, 30, 60],
} as const;
const BLOCKS = ["tentative", "outOfOffice", "elsewhere", "allDay"] as const;

/** What times are looked for by; each change counts at once. */
export function RulesForm() {
  const { t } = useTranslation("calendar");
  const { t: app } = useTranslation("app");
  const rules = useAsk("calendar.rules", undefined).data;
  const [problem, setProblem] = useState<string>();
  if (!rules) return null;
  const change = async (next: TimeRules) => {
    answers.setQueryData(["calendar.rules", undefined], next);
    const answer = await bridge.api["calendar.changeRules"](next);
    setProblem(answer.ok ? undefined : failureText(app, answer.error));
    if (!answer.ok) void answers.invalidateQueries({ queryKey: ["calendar.rules"] });
  };
  const choice = (name: keyof typeof CHOICES) => (
    <Line key={name} title={t(`rules.${name}.title`)} more={t(`rules.${name}.more`)}>
      <div className="w-40">
        <Select
          label={t(`rules.${name}.title`)}
          isLabelHidden
          value={String(rules[name])}
          onChange={(value) => void change({ ...rules, [name]: Number(value) } as TimeRules)}
          choices={[...new Set<number>([...CHOICES[name], rules[name]])]
            .toSorted((a, b) => a - b)
            .map((count) => ({ id: String(count), title: lengthWords(count) }))}
        />
      </div>
    </Line>
  );
  const lengthWords = (count: number): string => {
    if (count === 0) return t("rules.none");
    if (count >= 1_440 && count % 1_440 === 0) return t("rules.days", { count: count / 1_440 });
    if (count >= 60 && count % 60 === 0) return t("rules.hours", { count: count / 60 });
    return t("minutes", { count });
  };
  return (
    <section>
      <SectionHeader title={t("rules.title")} />
      {(Object.keys(CHOICES) as (keyof typeof CHOICES)[]).map(choice)}
      {BLOCKS.map((name) => (
        <Line key={name} title={t(`rules.${name}.title`)} more={t(`rules.${name}.more`)}>
          <span className="flex h-8 items-center">
            <Switch
              label={t(`rules.${name}.title`)}
              isLabelHidden
              isSelected={rules.blocks[name]}
              onChange={(isOn) =>
                void change({ ...rules, blocks: { ...rules.blocks, [name]: isOn } })
              }
            />
          </span>
        </Line>
      ))}
      {problem && (
        <p role="alert" className="text-base text-critical-ink">
          {problem}
        </p>
      )}
    </section>
  );
}

function Line({
  title,
  more,
  children,
}: {
  readonly title: string;
  readonly more: string;
  readonly children: React.ReactNode;
}) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-3 last:border-0">
      <div className="flex min-w-50 flex-1 flex-col">
        <span className="text-base font-medium">{title}</span>
        <span className="text-small text-pretty text-faint">{more}</span>
      </div>
      {children}
    </div>
  );
}
