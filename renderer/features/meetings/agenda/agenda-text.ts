import type { AgendaItem } from "#core/agenda/agenda-item.ts";

/** The agenda as a list to paste elsewhere. What only I can read stays here. */
export function agendaText(
  agenda: readonly Pick<AgendaItem, "text" | "sharing" | "state">[],
  title: string,
): string {
  const lines = agenda
    .filter(({ sharing }) => sharing === "shared")
    .map(({ text, state }) => `- [${state === "open" ? " " : "x"}] ${text}`);
  return [title, "", ...lines].join("\n");
}
