import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Chip } from "../../ui/chip.tsx";
import { ComboBox } from "../../ui/combo-box.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Popover } from "../../ui/popover.tsx";

export type TaskLabelsProps = {
  readonly labels: readonly string[];
  readonly known: readonly string[];
  readonly onChange: (labels: readonly string[]) => void;
};

/** A task's labels: take one away, add a known or a new one. */
export function TaskLabels({ labels, known, onChange }: TaskLabelsProps) {
  const { t } = useTranslation("tasks");
  const add = (label: string) => {
    const word = label
      .trim()
      .replace(/^#/, "")
      .replace(/[^\p{L}\p{N}_-]+/gu, "-")
      .slice(0, 40);
    if (word && !labels.includes(word)) onChange([...labels, word]);
  };
  return (
    <div className="flex flex-wrap items-center gap-1 ps-2">
      {labels.map((label) => (
        <Chip
          key={label}
          kind="label"
          onRemove={() => onChange(labels.filter((one) => one !== label))}
          removeLabel={t("removeLabel", { label })}
        >
          {label}
        </Chip>
      ))}
      <Popover
        label={t("addLabel")}
        trigger={<IconButton size="tiny" icon={Plus} label={t("addLabel")} hasTooltip={false} />}
      >
        {(close) => (
          <div className="w-52">
            <ComboBox
              label={t("addLabel")}
              isLabelHidden
              autoFocus
              value={null}
              choices={known
                .filter((one) => !labels.includes(one))
                .map((one) => ({ id: one, title: one }))}
              onChange={(label) => label !== null && (close(), add(label))}
              create={{
                offer: (typed) => t("newLabel", { label: typed }),
                onCreate: (typed) => (close(), add(typed)),
              }}
              emptyText={t("noLabels")}
              placeholder={t("labelPlaceholder")}
            />
          </div>
        )}
      </Popover>
    </div>
  );
}
