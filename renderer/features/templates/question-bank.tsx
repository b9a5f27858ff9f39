import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { QuestionId } from "#core/kernel/ids.ts";
import { useAsk } from "../../lib/ask.ts";
import { useChange } from "../../lib/change.ts";
import { AddLine } from "../../ui/add-line.tsx";
import { SectionHeader } from "../../ui/section-header.tsx";
import { EditableList } from "./editable-list.tsx";

/** Questions by topic, to pick from while preparing. */
export function QuestionBank() {
  const { t } = useTranslation("templates");
  const questions = useAsk("templates.questions", undefined).data ?? [];
  const change = useChange();
  const [fresh, setFresh] = useState<readonly string[]>([]);
  const byTopic = Map.groupBy(questions, ({ topic }) => topic);
  // A topic lives by its questions; a new one is remembered here until it has its first.
  const topics = [...byTopic.keys(), ...fresh.filter((topic) => !byTopic.has(topic))];
  return (
    <section>
      <SectionHeader title={t("questions")} count={questions.length} />
      <p className="pb-2 text-base text-pretty text-soft">{t("questionsLead")}</p>
      <div className="flex flex-col gap-4">
        {topics.map((topic) => (
          <section key={topic}>
            <SectionHeader title={topic} level={3} />
            <div className="-mx-2">
              <EditableList
                label={topic}
                addLabel={t("addQuestion")}
                lines={byTopic.get(topic) ?? []}
                onRename={(id, text) =>
                  void change("templates.saveQuestion", {
                    id: id as QuestionId,
                    details: { topic, text },
                  })
                }
                onRemove={(id) =>
                  void change("templates.archiveQuestion", { id: id as QuestionId })
                }
                onAdd={(text) =>
                  void change("templates.saveQuestion", {
                    details: { topic, text: text.slice(0, 500) },
                  })
                }
              />
            </div>
          </section>
        ))}
        <AddLine
          label={t("addTopic")}
          placeholder={t("addTopic")}
          onAdd={(topic) => setFresh((before) => [...before, topic.slice(0, 60)])}
        />
      </div>
    </section>
  );
}
