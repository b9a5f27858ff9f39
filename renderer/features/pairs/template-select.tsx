import { useTranslation } from "react-i18next";
import type { TemplateId } from "#core/kernel/ids.ts";
import type { Template } from "#core/templates/template.ts";
import { Select } from "../../ui/select.tsx";

export type TemplateSelectProps = {
  readonly templates: readonly Template[];
  readonly value: TemplateId | null;
  readonly onChange: (id: TemplateId | null) => void;
};

/** What every agenda of a pair starts with. */
export function TemplateSelect({ templates, value, onChange }: TemplateSelectProps) {
  const { t } = useTranslation("pairs");
  const chosen = templates.find(({ id }) => id === value);
  return (
    <Select
      label={t("template")}
      value={value ?? NONE}
      onChange={(id) => onChange(id === NONE ? null : (id as TemplateId))}
      choices={[
        { id: NONE, title: t("templateNone") },
        ...templates.map(({ id, name }) => ({ id, title: name })),
      ]}
      description={chosen?.points.join(" · ")}
    />
  );
}

const NONE = "none";
