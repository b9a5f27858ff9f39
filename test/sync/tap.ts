import type { Pulled } from "#sync/protocol/pull.ts";
import type { Push, Pushed, WireRow } from "#sync/protocol/push.ts";
import { rowOf } from "./device.ts";
import type { Tap } from "./world.ts";

/** A promise of sync was broken. */
export class Broken extends Error {
  constructor(invariant: string, what: string) {
    super(`${invariant}: ${what}`);
  }
}

/** Looks at every byte on the wire. */
export const tap: Tap = {
  leaves: (_world, device, kind, body) => {
    if (kind !== "push") return;
    for (const { ops } of (body as Push).mutations)
      for (const op of ops) {
        const home = "move" in op && op.move !== undefined ? op.move : op.scope;
        const words = "set" in op ? JSON.stringify(op.set) : "";
        if (home.startsWith("self:")) {
          if (/"w\d+"/.test(words)) throw new Broken("I18", `${op.t} ${op.id} left unsealed`);
          continue;
        }
        // Private by now, whatever it was when it was written.
        const scope = rowOf(device, op.t, op.id)?.["scope_id"];
        if (String(scope).startsWith("self:") && /"w\d+"/.test(words))
          throw new Broken("I12", `${device.name} sent ${op.t} ${op.id}, which is private again`);
      }
  },
  comes: async (world, { device, kind, answer: at }, answer) => {
    if (kind === "hello" || !at) return;
    const rows: readonly (WireRow | readonly unknown[])[] =
      kind === "pull" ? (answer as Pulled).rows : (answer as Pushed).echo;
    for (const row of rows) {
      const [, , home] = row;
      const scope = typeof home === "string" ? home : "";
      if (scope.startsWith("self:") && scope !== `self:${device.person}`)
        throw new Broken("I12", `${device.name} got a row of ${scope}`);
      if (/"w\d+"/.test(JSON.stringify(row)) && scope.startsWith("self:"))
        throw new Broken("I18", `the server sent ${scope} in the clear`);
    }
    void world;
  },
};
