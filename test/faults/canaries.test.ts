import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { freshConfig, type RunningApp, startApp } from "../e2e/app/start-app.ts";
import { ask, had } from "./support/in-page.ts";
import { makeProfile, own } from "./support/profile.ts";
import { report } from "./support/rounds.ts";

/** In every text that a person could have written in this test, and nowhere else on earth. */
const CANARY = "kanarie7qzx";

let planted = 0;
const canary = (): string => `${CANARY}${++planted}`;

test("nothing a person writes lies in clear anywhere on the disk: not in the data, the logs, the settings or Chromium's own folders", async () => {
  using config = freshConfig();
  const userData = join(config.path, "All Elements");
  makeProfile(userData);
  own(config.path);
  const home = process.env["HOME"] ?? "";
  const places = [home, process.env["TMPDIR"] ?? home, "/dev/shm"];

  const first = await startApp({ config: config.path });
  await writeEverywhere(first);
  await lookEverywhere(first);
  await provokeErrors(first);
  await first.kill();
  const afterKill = await cluesIn(places);

  const again = await startApp({ config: config.path });
  const found = await had(again.page, "search.find", { query: `${CANARY}1`, limit: 50 });
  expect(found.hits.length).toBeGreaterThan(0);
  await again.quit();
  expect([...afterKill, ...(await cluesIn(places))]).toEqual([]);
  report(`${planted} canaries planted, ${looked} files read, 0 found in clear`);
});

test("a canary that does lie in clear is found, in every encoding looked for", async () => {
  using config = freshConfig();
  const nested = join(config.path, "some", "folder");
  mkdirSync(nested, { recursive: true });
  const text = `before ${CANARY}9 after`;
  const lies: Record<string, Buffer> = {
    "as it is": Buffer.from(text),
    "in capitals": Buffer.from(text.toUpperCase()),
    "utf-16": Buffer.from(text, "utf16le"),
    hex: Buffer.from(Buffer.from(text).toString("hex")),
    ...Object.fromEntries(
      [0, 1, 2].map((shift) => [
        `base64 at ${shift}`,
        Buffer.from(Buffer.from(`${"-".repeat(shift)}${text}`).toString("base64")),
      ]),
    ),
  };
  for (const [name, bytes] of Object.entries(lies)) writeFileSync(join(nested, name), bytes);
  const clues = (await cluesIn([config.path])).map((path) => path.split("/").at(-1));
  expect(new Set(clues)).toEqual(new Set(Object.keys(lies)));
});

/** Every text field of every noun. */
async function writeEverywhere({ page }: RunningApp): Promise<void> {
  await had(page, "profile.begin", {
    name: canary(),
    zone: "Europe/Berlin",
    sample: false,
    language: "en",
  });
  const ana = (
    await had(page, "people.add", {
      name: canary(),
      email: `${canary()}@example.org`,
      position: canary(),
    })
  ).value;
  const pair = (
    await had(page, "pairs.start", { personId: ana.id, cadence: null, templateId: null })
  ).value;
  const { meeting } = await had(page, "meetings.open", { pairId: pair.id });
  for (const sharing of ["shared", "private", "at-start"])
    await had(page, "agenda.add", { meetingId: meeting.id, text: canary(), sharing });
  const task = (
    await had(page, "tasks.add", {
      title: canary(),
      details: canary(),
      labels: [canary()],
      pairId: pair.id,
      meetingId: null,
      reminders: [],
    })
  ).value;
  await had(page, "tasks.change", { id: task.id, fields: { title: canary() } });
  await had(page, "changes.undo", {});
  await had(page, "inbox.add", { text: canary() });
  await had(page, "templates.save", { details: { name: canary(), points: [canary(), canary()] } });
  await had(page, "templates.saveQuestion", { details: { topic: canary(), text: canary() } });
  for (const kind of ["meeting-shared", "meeting-private"])
    await had(page, "notes.append", {
      note: { kind, meetingId: meeting.id },
      update: { bytes: [...noteUpdate()] },
    });
  await had(page, "notes.append", {
    note: { kind: "person-private", personId: ana.id },
    update: { bytes: [...noteUpdate()] },
  });
  await had(page, "backups.create");
}

function noteUpdate(): Uint8Array {
  const doc = new Y.Doc();
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText(canary())]);
  doc.getXmlFragment("default").insert(0, [paragraph]);
  return Y.encodeStateAsUpdate(doc);
}

/** Shows all of it, types some more, and searches for it: what is on the screen must not reach the disk either. */
async function lookEverywhere({ page }: RunningApp): Promise<void> {
  const [pair] = await had(page, "pairs.list");
  // The search comes last: the window opens again where it was left, so its address is among the settings.
  const paths = ["/today", "/people", "/tasks", "/settings", `/pairs/${pair?.pair.id}`];
  for (const path of [...paths, `/search?q=${canary()}`]) {
    await page.evaluate((to) => void (location.hash = `#${to}`), path);
    await page.waitForFunction(() => document.querySelector("h1") !== null);
  }
  await expect
    .poll(async () => (await had(page, "settings.get")).route, { timeout: 5_000 })
    .toMatch(/^\/search/);
  await page.keyboard.type(canary());
  await had(page, "search.find", { query: canary(), limit: 5 });
  await had(page, "backups.list").then((all) =>
    had(page, "backups.preview", { name: all[0]?.name }),
  );
}

/** What fails is logged: by what it was, not by what it said. */
async function provokeErrors({ page, electron }: RunningApp): Promise<void> {
  await ask(page, "tasks.find", { id: CANARY });
  await ask(page, "tasks.add", { title: { text: canary() } });
  await ask(page, "backups.preview", { name: `${canary()}.db` });
  await electron.evaluate(
    ({ app }, link) =>
      void app.emit("second-instance", {}, ["app", `allelements://task/${link}`], "/"),
    canary(),
  );
  await electron.evaluate((_electron, words) => void Promise.reject(new Error(words)), canary());
  await page.evaluate(
    (words) =>
      void setTimeout(() => {
        throw new Error(words);
      }),
    canary(),
  );
}

let looked = 0;

/** Files that hold a canary in any of its disguises. */
async function cluesIn(places: readonly string[]): Promise<string[]> {
  const bytes = Buffer.from(CANARY);
  const disguises = [
    CANARY,
    CANARY.toUpperCase(),
    bytes.toString("hex"),
    Buffer.from(CANARY, "utf16le").toString("latin1"),
    // In base64 a text has three shapes, by where it begins; its ends are mixed with its neighbours.
    ...[0, 1, 2].map((shift) =>
      Buffer.concat([Buffer.alloc(shift), bytes])
        .toString("base64")
        .slice(4, -4),
    ),
  ];
  const clues: string[] = [];
  for (const file of places.flatMap((place) => filesIn(place))) {
    looked++;
    const content = readFileSync(file).toString("latin1");
    if (disguises.some((disguise) => content.includes(disguise))) clues.push(file);
  }
  return clues;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
}
