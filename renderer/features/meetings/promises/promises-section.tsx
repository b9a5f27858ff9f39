import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { LedgerLine } from "#core/tasks/promise-ledger.ts";
import { useCommand } from "../../../lib/commands.tsx";
import { firstName, type Shown } from "../one-on-one.ts";
import type { Selection } from "../selection.ts";
import { PromiseColumn } from "./promise-column.tsx";
import { type Promises, usePromises } from "./use-promises.ts";

export type PromisesSectionProps = { readonly shown: Shown; readonly selection: Selection };

/** What the two owe each other, side by side. */
export function PromisesSection({ shown, selection }: PromisesSectionProps) {
  const { t } = useTranslation("meetings");
  const { view, me, other, today } = shown;
  const promises = usePromises(shown);
  usePromiseCommands(view.ledger, promises, selection);
  const name = firstName(other);
  const { ledger } = view;
  const mine = useMemo(() => ledger.filter(({ side }) => side === "i-owe"), [ledger]);
  const theirs = useMemo(() => ledger.filter(({ side }) => side === "they-owe"), [ledger]);
  return (
    <section
      aria-label={t("promises.title")}
      className="grid items-start gap-x-8 gap-y-4 pb-6 @lg:grid-cols-2"
    >
      <PromiseColumn
        side="i-owe"
        title={t("promises.mine")}
        addLabel={t("promises.addMine")}
        lines={mine}
        ownerId={me.id}
        {...{ promises, selection, today }}
      />
      <PromiseColumn
        side="they-owe"
        title={t("promises.theirs", { name })}
        addLabel={t("promises.addTheirs", { name })}
        lines={theirs}
        ownerId={other.id}
        {...{ promises, selection, today }}
      />
    </section>
  );
}

function usePromiseCommands(
  ledger: readonly LedgerLine[],
  promises: Promises,
  { selected }: Selection,
): void {
  const line =
    selected && selected.list !== "agenda"
      ? ledger.find(({ task }) => task.id === selected.id)
      : undefined;
  useCommand("item.done", () => line && void promises.toggleDone(line.task.id), line !== undefined);
  useCommand("item.delete", () => line && void promises.archive(line.task.id), line !== undefined);
}
