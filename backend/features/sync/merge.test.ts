import fc from "fast-check";
import { expect, test } from "vitest";
import { type Edit, merge } from "./merge.ts";
import type { FieldMeta, Value } from "./stored-row.ts";

const FIELDS = ["title", "state", "due"] as const;
const DEVICES = ["anas", "bens", "cems"] as const;

/** An edit of one field by a device, that has seen the row's versions up to some share of those there are. */
const edits = fc.array(
  fc.record({
    field: fc.constantFrom(...FIELDS),
    value: fc.integer({ min: 0, max: 3 }),
    device: fc.constantFrom(...DEVICES),
    at: fc.integer({ min: -400, max: 400 }),
    seen: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  { maxLength: 20 },
);

type State = { readonly data: Record<string, Value>; readonly fm: Record<string, FieldMeta> };
const fresh: State = {
  data: { title: 0, state: 0, due: 0, updated_at: 0 },
  fm: { "*": [1, 0, "anas"] },
};

const seenUpTo =
  (base: number): Edit["seen"] =>
  (_, meta) =>
    meta[0] <= base;

test("who had seen a value wins over it, a year's wrong clock or not", () => {
  fc.assert(
    fc.property(edits, fc.integer({ min: -1e11, max: 1e11 }), (before, at) => {
      const row = play(before);
      const { data } = merge(row, {
        set: { title: 9 },
        at,
        device: "dans",
        seq: 99,
        seen: () => true,
        kind: "edit",
      });
      expect(data.title).toBe(9);
    }),
  );
});

test("edits of different fields both stay, whoever comes first", () => {
  fc.assert(
    fc.property(edits, fc.integer(), fc.integer(), (before, at1, at2) => {
      const row = play(before);
      const base = before.length + 1;
      const one: Edit = {
        set: { title: 8 },
        at: at1,
        device: "dans",
        seq: 100,
        seen: seenUpTo(base),
        kind: "edit",
      };
      const two: Edit = {
        set: { due: 9 },
        at: at2,
        device: "eves",
        seq: 101,
        seen: seenUpTo(base),
        kind: "edit",
      };
      for (const order of [
        [one, two],
        [two, one],
      ])
        expect(
          order.reduce<State>((state, edit) => merge(state, edit) as State, row).data,
        ).toMatchObject({ title: 8, due: 9 });
    }),
  );
});

test("of edits made without knowing of each other the same one wins in any order, and the other is kept", () => {
  fc.assert(
    // Few, so that they are often the same.
    fc.property(fc.nat(2), fc.nat(2), (at1, at2) => {
      const one: Edit = {
        set: { title: 8 },
        at: at1,
        device: "dans",
        seq: 2,
        seen: seenUpTo(1),
        kind: "edit",
      };
      const two: Edit = {
        set: { title: 9 },
        at: at2,
        device: "eves",
        seq: 3,
        seen: seenUpTo(1),
        kind: "edit",
      };
      const winners = [
        [one, two],
        [two, one],
      ].map(([first, second]) => {
        const after = merge(merge(fresh, first as Edit) as State, second as Edit);
        expect(after.lost.map(({ value }) => value)).toEqual([after.data.title === 8 ? 9 : 8]);
        expect(after.data.updated_at).toBe(Math.max(at1, at2));
        return after.data.title;
      });
      const later = at1 === at2 ? "eves" : at1 > at2 ? "dans" : "eves";
      expect(winners).toEqual(later === "dans" ? [8, 8] : [9, 9]);
    }),
  );
});

test("nothing is lost without a trace: a value that is set is there, or was seen by who replaced it, or is kept as lost", () => {
  fc.assert(
    fc.property(edits, (all) => {
      let row: State = fresh;
      all.forEach(({ field, value, device, at, seen }, index) => {
        const edit: Edit = {
          set: { [field]: value },
          at,
          device,
          seq: index + 2,
          seen: seenUpTo(Math.floor(seen * (index + 1))),
          kind: "edit",
        };
        const before = row.data[field];
        const meta = row.fm[field] ?? row.fm["*"];
        const after = merge(row, edit);
        const there = after.data[field] === value;
        const wasUnseen =
          before !== value && meta !== undefined && meta[2] !== device && !edit.seen(field, meta);
        const lost = there
          ? wasUnseen
            ? [{ value: before, ours: false }]
            : []
          : [{ value, ours: true }];
        expect(after.lost).toMatchObject(lost);
        row = after as State;
      });
    }),
  );
});

test("a row made twice as it is changes nothing", () => {
  fc.assert(
    fc.property(edits, fc.integer(), (before, at) => {
      const row = play(before);
      const again = merge(row, {
        set: row.data,
        at,
        device: "dans",
        seq: 99,
        seen: () => false,
        kind: "again",
      });
      expect(again).toEqual({ ...row, changed: false, lost: [] });
    }),
  );
});

test("a copy never takes back what somebody else set meanwhile", () => {
  fc.assert(
    fc.property(edits, fc.integer({ min: 500 }), (after, at) => {
      const row = play(after);
      const { data } = merge(row, {
        set: { ...fresh.data, title: 7 },
        at,
        device: "dans",
        seq: 99,
        seen: seenUpTo(1),
        kind: "copy",
      });
      const theirs = FIELDS.filter((field) => row.fm[field]);
      expect(theirs.map((field) => data[field])).toEqual(theirs.map((field) => row.data[field]));
    }),
  );
});

const play = (
  all: readonly { field: string; value: number; device: string; at: number; seen: number }[],
): State =>
  all.reduce<State>(
    (row, { field, value, device, at, seen }, index) =>
      merge(row, {
        set: { [field]: value },
        at,
        device,
        seq: index + 2,
        seen: seenUpTo(Math.floor(seen * (index + 1))),
        kind: "edit",
      }) as State,
    fresh,
  );
