import { Trash2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Template } from "#core/templates/template.ts";
import { moved } from "#core/templates/moved.ts";
import { useChange } from "../../lib/change.ts";
import { Button } from "../../ui/button.tsx";
import { Disclosure } from "../../ui/disclosure.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { EditableList } from "./editable-list.tsx";
import { lineIds } from "./line-ids.ts";
import { useDraft } from "./use-draft.ts";

/** A template and its points; every change is saved as it is made and can be undone. */
export function TemplateCard({
  template,
  isNew,
}: {
  readonly template: Template;
  readonly isNew: boolean;
}) {
  const { t } = useTranslation("templates");
  const change = useChange();
  const [name, setName] = useDraft(template.name);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isNew) field.current?.select();
  }, [isNew]);
  const [known, setKnown] = useState(() => lineIds(template.points, []));
  const lines = lineIds(template.points, known);
  if (lines !== known) setKnown(lines);
  const save = (details: Partial<Pick<Template, "name" | "points">>) =>
    void change("templates.save", {
      id: template.id,
      details: { name: template.name, points: template.points, ...details },
    });
  const indexOf = (id: string) => lines.findIndex((line) => line.id === id);
  const keepName = () => {
    if (name.trim() === "") setName(template.name);
    else if (name.trim() !== template.name) save({ name: name.trim() });
  };
  return (
    <div className="border-b border-line py-1 last:border-0">
      <Disclosure
        title={template.name}
        count={template.points.length}
        level={3}
        defaultExpanded={isNew}
      >
        <div className="flex flex-col gap-3 pt-1 pb-4">
          <div className="flex items-end gap-2">
            <div className="min-w-0 flex-1">
              <TextField
                label={t("name")}
                value={name}
                onChange={setName}
                onBlur={keepName}
                onKeyDown={(event) => event.key === "Enter" && keepName()}
                maxLength={80}
                inputRef={field}
              />
            </div>
            <Button
              kind="quiet"
              icon={Trash2}
              onPress={() => void change("templates.archive", { id: template.id })}
            >
              {t("delete")}
            </Button>
          </div>
          <div className="-mx-2">
            <EditableList
              label={t("pointsOf", { name: template.name })}
              addLabel={t("addPoint")}
              lines={lines}
              onRename={(id, text) =>
                save({
                  points: template.points.map((point, index) =>
                    index === indexOf(id) ? text : point,
                  ),
                })
              }
              onRemove={(id) =>
                save({ points: template.points.filter((_, index) => index !== indexOf(id)) })
              }
              onAdd={(text) => save({ points: [...template.points, text.slice(0, 500)] })}
              onMove={(id, to) => save({ points: [...moved(template.points, indexOf(id), to)] })}
            />
          </div>
        </div>
      </Disclosure>
    </div>
  );
}
