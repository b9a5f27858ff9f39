import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Channel } from "#contract/index.ts";
import { makeProfile, readKilled, textOf } from "./support/profile.ts";
import { chanceOf, report, rounds, seed } from "./support/rounds.ts";
import {
  buildFailingDisk,
  startStoreChild,
  type StoreChild,
  whyNoFailingDisk,
} from "./support/store-child.ts";

const FAULTS = rounds(300, 6_000);
const ENOSPC = 28;
const EIO = 5;
/** A process takes so many faults and is then killed, so that what it left is read by another. */
const A_PROCESS = 50;

type People = { readonly me: string; readonly meetingId: string };

/** What a person does, as one question that names `mark`; each saves several rows. */
const flows: readonly ((
  store: StoreChild,
  people: People,
  mark: string,
  n: number,
) => Promise<{ ok: boolean; error?: { type: string } }>)[] = [
  (store, _people, mark, n) =>
    store.ask("tasks.add", {
      title: mark,
      details: textOf(mark, n),
      pairId: null,
      meetingId: null,
      reminders: [],
    } as never),
  (store, _people, mark) => store.ask("inbox.add", { text: mark }),
  (store, _people, mark) => store.ask("people.add", { name: mark }),
  (store, people, mark) =>
    store.ask("agenda.addMany", {
      meetingId: people.meetingId,
      texts: [mark, `${mark}-b`, `${mark}-c`],
      sharing: "shared",
    } as never),
  (store, people, mark) =>
    store.ask("agenda.add", {
      meetingId: people.meetingId,
      text: mark,
      sharing: "private",
    } as never),
];

test(`a write that the disk refuses is never called saved, and nothing else is lost (${FAULTS} faults)`, async (context) => {
  const reason = whyNoFailingDisk();
  if (reason !== undefined) return context.skip(reason);
  const preload = buildFailingDisk();
  const folder = mkdtempSync(join(tmpdir(), "ae-failing-"));
  const profile = makeProfile(folder);
  const chance = chanceOf(seed);
  const saved: string[] = [];
  const refused: string[] = [];
  const tally = { refused: 0, "saved on the reserve or the next try": 0, "not reached": 0 };
  let people: People | undefined;
  for (let done = 0; done < FAULTS; done += A_PROCESS) {
    const store = startStoreChild({ folder: profile, preload });
    people ??= await begin(store);
    await store.ask("people.list"); // answered once the file is open
    for (let n = done; n < Math.min(done + A_PROCESS, FAULTS); n++) {
      const mark = `fault-${n}`;
      // An emptied file stands for the reserve: releasing it is a promise of room that a lasting fault then breaks.
      if (chance.nat(2) === 0) writeFileSync(join(profile, "ballast"), "");
      const lasting = chance.nat(2);
      await store.speak(`arm/${1 + chance.nat(16)}/${chance.pick([ENOSPC, EIO])}/${lasting}`);
      const answer = await chance.pick(flows)(store, people, mark, n);
      const reading = await Promise.all(
        readings.map((channel) => store.ask(channel as "today.view")),
      );
      const fired = (await store.speak("fired")) === "EEXIST";
      await store.speak("arm/0/0/0");
      const place = { seed, n, lasting };
      expect({ ...place, type: answer.ok ? "ok" : answer.error?.type }).toEqual({
        ...place,
        type: answer.ok ? "ok" : "DiskFull",
      });
      expect({ ...place, reading: reading.map((one) => one.ok) }).toEqual({
        ...place,
        reading: readings.map(() => true),
      });
      const next = await store.ask("inbox.add", { text: `after ${mark}` });
      expect({ ...place, resumed: next.ok }).toEqual({ ...place, resumed: true });
      saved.push(`after ${mark}`);
      if (answer.ok) saved.push(mark);
      else refused.push(...((await isThere(store, mark)) ? [mark] : []));
      tally[
        !answer.ok ? "refused" : fired ? "saved on the reserve or the next try" : "not reached"
      ]++;
    }
    expect({ seed, done, seenThoughRefused: refused }).toEqual({
      seed,
      done,
      seenThoughRefused: [],
    });
    await store.kill();
    const found = readKilled(profile);
    const lost = saved.filter(
      (mark) =>
        !found.texts.has(mark) && found.tasks.get(mark) !== textOf(mark, Number(mark.slice(6))),
    );
    expect({ seed, done, lost, problems: found.problems }).toEqual({
      seed,
      done,
      lost: [],
      problems: [],
    });
  }
  rmSync(folder, { recursive: true });
  report(
    `seed ${seed}: ${FAULTS} faults: ${Object.entries(tally)
      .map(([what, count]) => `${count} ${what}`)
      .join(", ")}; ${saved.length} saved, 0 lost`,
  );
}, 1_800_000);

const readings: readonly Channel[] = ["today.view", "people.list", "pairs.list", "inbox.list"];

async function begin(store: StoreChild): Promise<People> {
  const begun = await store.ask("profile.begin", {
    name: "Mia",
    zone: "Europe/Berlin" as never,
    sample: false,
    language: "en",
  });
  if (!begun.ok || begun.value.type !== "ready") throw new Error("the profile did not begin");
  const ana = await store.ask("people.add", { name: "Ana" });
  if (!ana.ok) throw new Error("no Ana");
  const pair = await store.ask("pairs.start", {
    personId: ana.value.value.id,
    cadence: null,
    templateId: null,
  });
  if (!pair.ok) throw new Error("no pair");
  const open = await store.ask("meetings.open", { pairId: pair.value.value.id });
  if (!open.ok) throw new Error("no meeting");
  return { me: begun.value.me, meetingId: open.value.meeting.id };
}

/** Whether a change that was refused can be seen after all. */
async function isThere(store: StoreChild, mark: string): Promise<boolean> {
  const found = await store.ask("search.find", { query: `"${mark}"`, limit: 20 } as never);
  return found.ok && JSON.stringify(found.value).includes(`${mark}"`);
}
