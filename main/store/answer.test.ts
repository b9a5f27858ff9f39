import { expect, test } from "vitest";
import type { Handlers } from "#contract/index.ts";
import { ok } from "#core/kernel/result.ts";
import { DiskWatch } from "../db/disk-watch.ts";
import type { Log } from "../log.ts";
import { answer } from "./answer.ts";

class SqliteTrouble extends Error {
  readonly code: string;
  constructor(code: string) {
    super("in a test");
    this.code = code;
  }
}

function store(handlers: Partial<Handlers>, reserves = 1) {
  let left = reserves;
  const said: string[] = [];
  const log: Log = { note: () => {}, incident: (where) => (said.push(where), "INCIDENT") };
  const disk = new DiskWatch(
    { take: () => false, release: () => left-- > 0, hasRoom: () => false },
    () => {},
  );
  const deps = { log, disk, handlers: () => handlers, onDamage: () => void said.push("damage") };
  return { said, disk, ask: (channel: string, input?: unknown) => answer(deps, channel, input) };
}

const inbox = (add: () => Promise<unknown>) =>
  ({ "inbox.add": add }) as unknown as Partial<Handlers>;
const full = () => Promise.reject(new SqliteTrouble("SQLITE_FULL"));

test("a channel that was never declared is bad input, inherited names included", async () => {
  const { ask } = store({});
  for (const channel of ["no.such", "__proto__", "constructor", "toString"])
    expect(await ask(channel)).toEqual({
      ok: false,
      error: { type: "BadInput", issues: ["channel"] },
    });
});

test("input of another shape is named by its fields, and the handler is not asked", async () => {
  const { ask } = store(inbox(() => Promise.reject(new Error("asked"))));
  expect(await ask("inbox.add", { text: 5 })).toEqual({
    ok: false,
    error: { type: "BadInput", issues: ["text: invalid_type"] },
  });
});

test("while the file is not open, every question says so", async () => {
  expect(await store({}).ask("inbox.add", { text: "x" })).toEqual({
    ok: false,
    error: { type: "NotOpen" },
  });
});

test("a bug becomes an incident, without a word of its message", async () => {
  const { ask, said } = store(inbox(() => Promise.reject(new Error("Ana's salary"))));
  expect(await ask("inbox.add", { text: "x" })).toEqual({
    ok: false,
    error: { type: "Crash", incident: "INCIDENT" },
  });
  expect(said).toEqual(["inbox.add"]);
});

test("without room a change is tried once more on the reserve, then refused", async () => {
  let tried = 0;
  const saved = inbox(async () => (++tried === 1 ? full() : ok("saved")));
  expect(await store(saved).ask("inbox.add", { text: "x" })).toEqual(ok("saved"));
  const { ask, disk } = store(inbox(full));
  expect(await ask("inbox.add", { text: "x" })).toEqual({ ok: false, error: { type: "DiskFull" } });
  expect(disk.state).toBe("full");
});

test("a damaged page while reading is told", async () => {
  const { ask, said } = store(inbox(() => Promise.reject(new SqliteTrouble("SQLITE_CORRUPT"))));
  await ask("inbox.add", { text: "x" });
  expect(said).toEqual(["damage", "inbox.add"]);
});
