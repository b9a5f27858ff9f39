import { expect, test } from "vitest";
import type { LiveUp } from "#sync/protocol/live.ts";
import type { ScopeId } from "#sync/protocol/scope.ts";
import { handClock } from "../../db/testing.ts";
import { presence } from "./presence.ts";

const SCOPE = "pair:1" as ScopeId;

function aPresence() {
  const clock = handClock(0);
  const said: LiveUp[] = [];
  let changes = 0;
  const one = presence({ clock, say: (up) => said.push(up), changed: () => void (changes += 1) });
  return { clock, said, one, changes: () => changes };
}

test("somebody who comes is told at once that I am here, once", () => {
  const { one, said, changes } = aPresence();
  one.iAm(SCOPE, true);
  one.heard(SCOPE, "ana", "agenda");
  one.heard(SCOPE, "ana", "agenda");
  expect(said).toHaveLength(2);
  expect([one.present(SCOPE), changes()]).toEqual([["ana"], 1]);
  one.close();
});

test("who goes is gone, and who falls silent is gone after a while", () => {
  const { one, clock } = aPresence();
  one.heard(SCOPE, "ana", "agenda");
  one.heard(SCOPE, "ben", "agenda");
  one.heard(SCOPE, "ana", null);
  expect(one.present(SCOPE)).toEqual(["ben"]);
  clock.advance(51_000);
  expect(one.present(SCOPE)).toEqual([]);
  one.close();
});
