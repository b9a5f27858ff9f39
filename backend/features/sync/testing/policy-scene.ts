import type { WireOp } from "#sync/protocol/push.ts";
import type { ScopeId } from "#sync/protocol/scope.ts";
import { type APair, aPair, columns, member, newRow, sealed, type TestServer } from "../testing.ts";

export type Who = "ana" | "ben" | "cem" | "eve";
export type Case = readonly [
  string,
  Who,
  (at: APair & { readonly cem: string }) => readonly WireOp[],
  string,
];

/** Ana (owner) and Ben are a pair; Cem is a member of the same organisation, Eve of another one. */
export async function scene(to: TestServer) {
  const pair = await aPair(to);
  const { org, ana, ben, device, anas, bens, open, pair: scope, pairId, directory } = pair;
  const cem = `cem-${org.slice(0, 8)}`;
  await member(to, org, cem);
  const foreign = await aPair(to);
  const all = { ...pair, cem };
  await anas.does([
    open,
    newRow("task", "task", scope, { ...columns.task(ana, pairId), assignee_id: ben }),
    newRow("agenda_item", "item", scope, columns.agendaItem(ana, pairId)),
    newRow("agenda_item", "private", self(ana), sealed(columns.agendaItem(ana, pairId))),
    newRow("reminder", "bell", scope, columns.reminder(ana, ben)),
    newRow("person", ben, directory, columns.person("Ben", { manager_id: ana })),
    newRow("person", cem, directory, columns.person("Cem")),
    newRow("person", ana, directory, columns.person("Ana")),
    newRow("person", "led", directory, columns.person("Led", { manager_id: ben })),
    newRow("inbox_item", "mine", self(ana), sealed({ text: "" })),
  ]);
  await bens.does([
    newRow("note", "note", scope, { kind: "meeting-shared", subject_id: "m" }),
    newRow("note_update", "update", scope, { note_id: "note" }, "AAAA"),
    newRow("person", "guest", directory, columns.person("Guest")),
  ]);
  const devices = { ana: anas, ben: bens, cem: device(cem, "cems"), eve: foreign.anas };
  return { all, devices };
}

export const self = (person: string) => `self:${person}` as ScopeId;
