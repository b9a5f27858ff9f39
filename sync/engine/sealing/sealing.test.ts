import fc from "fast-check";
import { expect, test } from "vitest";
import { randomBytes } from "node:crypto";
import {
  comparisonNumber,
  dataKeyOf,
  newDataKey,
  newDeviceKeys,
  unwrapByKit,
  unwrapOnDevice,
  wrapForDevice,
  wrapForKit,
} from "./data-key.ts";
import { openRow, sealChanges, sealNew } from "./sealed-rows.ts";
import { openBytes, openValue, type Place, sealBytes, sealValue } from "./sealed-values.ts";

const chance = (bytes: number) => new Uint8Array(randomBytes(bytes));
const key = newDataKey(chance);
const place: Place = { org: "o", person: "mia", table: "task", row: "t1", field: "title" };
const mia = { org: "o", person: "mia" };

const value = fc.oneof(fc.string({ unit: "grapheme" }), fc.maxSafeInteger(), fc.constant(null));

test("what was sealed opens as it was", () => {
  fc.assert(
    fc.property(value, (plain) => {
      const opened = openValue([key], place, sealValue(key, chance, place, plain));
      expect(opened).toEqual({ ok: true, value: plain });
    }),
  );
});

test("bytes too, the empty and those that end in zeros", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3_000 }), (bytes) => {
      const opened = openBytes([key], place, sealBytes(key, chance, place, bytes));
      expect(opened.ok && [...opened.value]).toEqual([...bytes]);
    }),
  );
});

test("a value moved to another place does not open there", () => {
  fc.assert(
    fc.property(fc.constantFrom<keyof Place>("org", "person", "table", "row", "field"), (part) => {
      const sealed = sealValue(key, chance, place, "about Ana");
      expect(openValue([key], { ...place, [part]: "other" }, sealed)).toEqual({
        ok: false,
        error: { type: "NotGenuine" },
      });
    }),
  );
});

test("a value with any byte altered does not open", () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const sealed = sealBytes(key, chance, place, new Uint8Array([1, 2, 3]));
      const altered = Uint8Array.from(sealed);
      const index = at % altered.length;
      altered[index] = (altered[index] ?? 0) ^ by;
      expect(openBytes([key], place, altered).ok).toBe(false);
    }),
  );
});

test("without the key it says which one is missing", () => {
  const sealed = sealValue(key, chance, place, "x");
  expect(openValue([newDataKey(chance)], place, sealed)).toEqual({
    ok: false,
    error: { type: "KeyMissing", keyId: key.id },
  });
});

test("texts up to 22 letters look alike, and the same text never twice the same", () => {
  const sealed = ["a", "a", "the words of somebody"].map((text) =>
    sealValue(key, chance, place, text),
  );
  expect(new Set(sealed.map((text) => text.length)).size).toBe(1);
  expect(new Set(sealed).size).toBe(3);
});

test.for(["", "s1", "s1..", "s1.k.", "s2.k.AAAA", `s1.${key.id}.AAAA`, "plain text", "s1.a.b.c"])(
  "%s is not a sealed value",
  (text) => {
    expect(openValue([key], place, text).ok).toBe(false);
  },
);

test("the kit's code gives the key back, on any device, to its person only", () => {
  const wrapped = wrapForKit(key, chance, mia, "CODE");
  expect(unwrapByKit(mia, "CODE", wrapped)).toEqual(key);
  expect(unwrapByKit(mia, "CODF", wrapped)).toBeUndefined();
  expect(unwrapByKit({ ...mia, person: "ben" }, "CODE", wrapped)).toBeUndefined();
});

test("a device that has the key hands it to another, and to no third", () => {
  const [second, third] = [newDeviceKeys(chance), newDeviceKeys(chance)];
  const to = { ...mia, device: "d2", publicKey: second.public };
  const wrapped = wrapForDevice(key, chance, to);
  expect(unwrapOnDevice({ ...mia, device: "d2" }, second, wrapped)).toEqual(key);
  expect(unwrapOnDevice({ ...mia, device: "d2" }, third, wrapped)).toBeUndefined();
  expect(unwrapOnDevice({ ...mia, device: "d3" }, second, wrapped)).toBeUndefined();
  expect(unwrapOnDevice({ ...mia, device: "d2" }, second, "nonsense")).toBeUndefined();
});

test("two screens compare six digits of the asking device's key", () => {
  const device = newDeviceKeys(chance);
  expect(comparisonNumber(device.public)).toMatch(/^\d{6}$/);
  expect(comparisonNumber(device.public)).toBe(comparisonNumber(Uint8Array.from(device.public)));
});

test("a key is known by an id of twelve characters that belongs to its bytes", () => {
  expect(key.id).toMatch(/^[A-Za-z0-9_-]{12}$/);
  expect(dataKeyOf(key.bytes).id).toBe(key.id);
});

test("a row is sealed as one, its later changes field by field, and the two open as the row it is now", () => {
  const { field: _, ...row } = place;
  const made = sealNew(key, chance, row, { title: "call", priority: 2, due: null, created_at: 5 });
  expect(Object.keys(made)).toEqual(["created_at", "sealed"]);
  const after = {
    ...made,
    ...sealChanges(key, chance, row, { due: "2026-12-01", archived_at: 7 }),
  };
  expect(openRow([key], row, after)).toEqual({
    ok: true,
    value: { title: "call", priority: 2, due: "2026-12-01", created_at: 5, archived_at: 7 },
  });
  expect(JSON.stringify(after)).not.toMatch(/call|2026/);
});

test("a row that lacks its sealed part, or holds another row's, does not open", () => {
  const { field: _, ...row } = place;
  const made = sealNew(key, chance, row, { title: "call" });
  expect(openRow([key], row, {}).ok).toBe(false);
  expect(openRow([key], { ...row, row: "t2" }, made).ok).toBe(false);
  expect(openRow([key], row, { ...made, title: "in the clear" }).ok).toBe(false);
});
