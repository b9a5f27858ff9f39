import { useTranslation } from "react-i18next";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useAsk } from "../../lib/ask.ts";
import { useChange } from "../../lib/change.ts";
import { Button } from "../../ui/button.tsx";
import { SectionHeader } from "../../ui/section-header.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { QuestionBank } from "./question-bank.tsx";
import { TemplateCard } from "./template-card.tsx";

/** What agendas start with, and questions worth asking. */
export function TemplatesSection() {
  const { t, i18n } = useTranslation("templates");
  const templates = useAsk("templates.list", undefined).data;
  const change = useChange();
  const [made, setMade] = useState<string>();
  const add = async () => {
    const saved = await change("templates.save", { details: { name: t("newName"), points: [] } });
    if (saved.ok) setMade(saved.value.value.id);
  };
  if (!templates) return <Skeleton label={t("loading")} />;
  return (
    <div className="flex flex-col gap-8">
      <section>
        <SectionHeader
          title={t("templates")}
          count={templates.length}
          actions={
            <Button size="small" icon={Plus} onPress={() => void add()}>
              {t("add")}
            </Button>
          }
        />
        <p className="pb-2 text-base text-pretty text-soft">{t("lead")}</p>
        {templates
          .toSorted((a, b) => a.name.localeCompare(b.name, i18n.language))
          .map((template) => (
            <TemplateCard key={template.id} template={template} isNew={template.id === made} />
          ))}
      </section>
      <QuestionBank />
    </div>
  );
}
