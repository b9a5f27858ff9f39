import { useState } from "react";
import { useTranslation } from "react-i18next";
import { keyCaps } from "../../lib/chords.ts";
import { type CommandGroup, type CommandName, commandTable } from "../../lib/command-table.ts";
import { useCommand, useCommands } from "../../lib/commands.tsx";
import { go } from "../../lib/go.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { writingKeys } from "./writing-keys.ts";

const groups: readonly CommandGroup[] = ["go", "create", "item", "meeting", "app"];

/** The list of all shortcuts, by group. */
export function ShortcutList() {
  const [isOpen, setOpen] = useState(false);
  useCommand("shortcuts", () => setOpen(true));
  return isOpen && <OpenList onClose={() => setOpen(false)} />;
}

type Line = { readonly name: string; readonly title: string; readonly keys: string };

function OpenList({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("shortcuts");
  const { t: tApp } = useTranslation("app");
  const commands = useCommands();
  const [typed, type] = useState("");
  const lines = (group: CommandGroup): readonly Line[] =>
    (Object.keys(commandTable) as CommandName[])
      .filter((name) => commandTable[name].group === group)
      .map((name) => ({
        name,
        title: tApp(`command.${name.replaceAll(".", "_")}` as never),
        keys: commands.keys(name),
      }));
  const all = [
    ...groups.map((group) => ({ group, title: tApp(`group.${group}`), lines: lines(group) })),
    {
      group: "writing",
      title: t("writing"),
      lines: writingKeys.map(({ name, keys }) => ({ name, title: t(`write.${name}`), keys })),
    },
  ];
  const wanted = typed.trim().toLowerCase();
  const shown = all
    .map((each) => ({
      ...each,
      lines: each.lines.filter(({ title, keys }) =>
        `${title} ${keyCaps(keys).join(" ")}`.toLowerCase().includes(wanted),
      ),
    }))
    .filter((each) => each.lines.length > 0);
  return (
    <Dialog
      title={t("title")}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      closeLabel={tApp("close")}
      size="large"
      actions={
        <Button
          onPress={() => {
            onClose();
            setTimeout(() => go("/settings/shortcuts"), 50);
          }}
        >
          {t("change")}
        </Button>
      }
    >
      <div className="flex flex-col gap-5">
        <SearchField
          label={t("find")}
          placeholder={t("find")}
          value={typed}
          onChange={type}
          autoFocus
        />
        {shown.length === 0 && (
          <p className="py-8 text-center text-base text-faint">
            {t("none", { query: typed.trim() })}
          </p>
        )}
        <div className="gap-x-10 sm:columns-2">
          {shown.map((each) => (
            <section key={each.group} aria-label={each.title} className="mb-5 break-inside-avoid">
              <h3 className="pb-1 text-small font-medium text-faint">{each.title}</h3>
              <ul>
                {each.lines.map((line) => (
                  <li key={line.name} className="flex min-h-7 items-center justify-between gap-4">
                    <span className="min-w-0 truncate">{line.title}</span>
                    {line.keys === "" ? (
                      <span className="text-small text-faint">{t("noKeys")}</span>
                    ) : (
                      <Kbd keys={keyCaps(line.keys)} kind="framed" />
                    )}
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      </div>
    </Dialog>
  );
}
