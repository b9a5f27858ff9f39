import type { Person } from "#core/people/person.ts";
import { useAsk } from "../../lib/ask.ts";
import { StartDialog } from "./start-dialog.tsx";
import { usualTemplate } from "./usual-template.ts";

export type StartWithProps = {
  readonly person: Person;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
};

/** A 1:1 with someone one is looking at: how often it is, and what its agenda starts with. */
export function StartWith({ person, isOpen, onOpenChange }: StartWithProps) {
  const rows = useAsk("pairs.list", undefined).data ?? [];
  return (
    <StartDialog
      only={person}
      people={[person]}
      reports={nobody}
      usualTemplate={usualTemplate(rows)}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
    />
  );
}

const nobody: ReadonlySet<string> = new Set();
