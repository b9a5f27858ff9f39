import { RotateCcw } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { keyCaps } from "../../lib/chords.ts";
import { type CommandGroup, type CommandName, commandTable } from "../../lib/command-table.ts";
import { useSettings } from "../../lib/settings.ts";
import { AlertDialog } from "../../ui/alert-dialog.tsx";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { SectionHeader } from "../../ui/section-header.tsx";
import { conflictOf } from "./conflict-of.ts";
import { KeyRecorder } from "./key-recorder.tsx";
import { QuickAddKeys } from "./quick-add-keys.tsx";

const groups: readonly CommandGroup[] = ["go", "create", "item", "meeting", "app"];
const names = Object.keys(commandTable) as CommandName[];

/** Every command with its keys, which can be changed. */
export function Shortcuts() {
  const { t } = useTranslation("settings");
  const { t: app } = useTranslation("app");
  const [{ shortcuts }, change] = useSettings();
  const [typed, setTyped] = useState("");
  const [recording, setRecording] = useState<CommandName>();
  const [wanted, setWanted] = useState<{
    readonly name: CommandName;
    readonly keys: string;
    readonly taken: CommandName;
  }>();
  const keysOf = (name: CommandName): string => shortcuts[name] ?? commandTable[name].keys;
  const titleOf = (name: CommandName): string =>
    app(`command.${name.replaceAll(".", "_")}` as never);
  const matching = names.filter((name) =>
    titleOf(name).toLowerCase().includes(typed.trim().toLowerCase()),
  );

  const save = (changed: Readonly<Record<string, string>>) => {
    const all = { ...shortcuts, ...changed };
    // What is as delivered is not kept, so that a later version may deliver it differently.
    change({
      shortcuts: Object.fromEntries(
        Object.entries(all).filter(
          ([name, keys]) => commandTable[name as CommandName]?.keys !== keys,
        ),
      ),
    });
  };
  const take = (name: CommandName, keys: string) => {
    setRecording(undefined);
    const taken = conflictOf(name, keys, keysOf);
    if (taken) setWanted({ name, keys, taken });
    else save({ [name]: keys });
  };
  const takeOver = () => {
    if (wanted) save({ [wanted.name]: wanted.keys, [wanted.taken]: "" });
    setWanted(undefined);
  };

  const inApp = (keys: string): string | undefined => {
    const name = names.find((one) => keys !== "" && keysOf(one) === keys);
    return name && titleOf(name);
  };

  return (
    <div className="flex flex-col gap-6">
      <QuickAddKeys inApp={inApp} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="w-72 max-w-full">
          <SearchField
            label={t("findShortcut")}
            placeholder={t("findShortcut")}
            value={typed}
            onChange={setTyped}
          />
        </div>
        <Button
          kind="quiet"
          icon={RotateCcw}
          isDisabled={Object.keys(shortcuts).length === 0}
          onPress={() => change({ shortcuts: {} })}
        >
          {t("resetAll")}
        </Button>
      </div>
      {groups.map((group) => {
        const shown = matching.filter((name) => commandTable[name].group === group);
        return (
          shown.length > 0 && (
            <section key={group}>
              <SectionHeader title={app(`group.${group}`)} />
              <ul>
                {shown.map((name) => (
                  <li key={name} className="flex min-h-9 flex-wrap items-center gap-x-3 py-0.5">
                    <span className="min-w-40 flex-1">{titleOf(name)}</span>
                    {recording === name ? (
                      <KeyRecorder
                        needsModifier={commandTable[name].whileTyping ?? false}
                        onKeys={(keys) => take(name, keys)}
                        onCancel={() => setRecording(undefined)}
                      />
                    ) : (
                      <span className="ml-auto flex items-center gap-3">
                        {shortcuts[name] !== undefined && (
                          <IconButton
                            size="tiny"
                            icon={RotateCcw}
                            label={t("reset", { name: titleOf(name) })}
                            onPress={() => take(name, commandTable[name].keys)}
                          />
                        )}
                        <Button
                          size="small"
                          kind="quiet"
                          aria-describedby={`keys-${name}`}
                          onPress={() => setRecording(name)}
                        >
                          {t("change")}
                        </Button>
                        <span id={`keys-${name}`} className="flex w-28 justify-end">
                          {keysOf(name) === "" ? (
                            <span className="text-small text-faint">{t("noKeys")}</span>
                          ) : (
                            <Kbd kind="framed" keys={keyCaps(keysOf(name))} />
                          )}
                        </span>
                      </span>
                    )}
                  </li>
                ))}
              </ul>
            </section>
          )
        );
      })}
      {wanted && (
        <AlertDialog
          title={t("conflictTitle", { keys: keyCaps(wanted.keys).join(" ") })}
          isOpen
          onOpenChange={(isOpen) => !isOpen && setWanted(undefined)}
          kind="primary"
          confirmLabel={t("conflictTake")}
          cancelLabel={t("cancel")}
          onConfirm={takeOver}
        >
          {t("conflict", {
            keys: keyCaps(wanted.keys).join(" "),
            taken: titleOf(wanted.taken),
            name: titleOf(wanted.name),
          })}
        </AlertDialog>
      )}
    </div>
  );
}
