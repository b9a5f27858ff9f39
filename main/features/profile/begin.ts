import type { Input } from "#contract/index.ts";
import type { PersonId, TemplateId } from "#core/kernel/ids.ts";
import { ok } from "#core/kernel/result.ts";
import { fixedClock, type Millis } from "#core/kernel/time.ts";
import { usualHours, type Person } from "#core/people/person.ts";
import { type Identity, scopes, writeIdentity } from "../../db/identity.ts";
import type { Db } from "../../db/open.ts";
import { standIn } from "../../db/nameless.ts";
import { added, type Op } from "../../db/ops.ts";
import { fromPerson } from "../../db/rows/person.ts";
import { type ChangeDeps, writeOps } from "../../db/save-change.ts";
import { inTransaction } from "../../db/transaction.ts";
import { sampleEntries } from "./sample/entries.ts";
import type { Entry } from "./sample/types.ts";
import { starters } from "./starters.ts";

export type BeginDeps = Omit<ChangeDeps, "db" | "device">;

/**
 * Writes who I am, the templates and questions to start with, the sample if it is wanted, and the identity of this device:
 * all in one transaction, so that a kill leaves the first start to be done again and nothing of it behind. None of it can be undone.
 */
export async function begin(
  db: Db,
  deps: BeginDeps,
  input: Input<"profile.begin">,
): Promise<Identity> {
  const now = deps.clock.now();
  const identity: Identity = {
    me: deps.ids.next() as PersonId,
    org: deps.ids.next(),
    device: deps.ids.next(),
  };
  const me: Person = {
    id: identity.me,
    name: input.name ?? starters[input.language].nameless,
    email: null,
    position: null,
    managerId: null,
    zone: input.zone,
    workingHours: usualHours,
    photo: null,
    isMe: true,
    archivedAt: null,
    createdAt: now,
  };
  const templates = starters[input.language].templates.map((template) => ({
    ...template,
    id: deps.ids.next() as TemplateId,
  }));
  const entries = input.sample
    ? backdated(
        firstEntry(identity, { deps, me, templates, language: input.language }),
        sampleEntries({ identity, me, now, ids: deps.ids, language: input.language, templates }),
      )
    : [firstEntry(identity, { deps, me, templates, language: input.language })];
  await inTransaction(db.query, async (tx) => {
    for (const { at, label, ops, noteTexts = [] } of entries) {
      await writeOps(
        tx,
        { clock: fixedClock(at), device: identity.device },
        label,
        ops,
        "not-undoable",
      );
      // Later than the updates it is read out of, or the notes would think it is not done yet.
      for (const { id, text } of noteTexts)
        await tx
          .updateTable("note")
          .set({ text, updated_at: at + 1 })
          .where("id", "=", id)
          .execute();
    }
    if (input.name === null) await standIn(tx, me.name);
    if (input.sample) await tx.insertInto("meta").values({ key: "sample", value: "1" }).execute();
    // On the transaction's own connection: there is only one.
    writeIdentity(db, identity);
    return ok(undefined);
  });
  deps.announce([...new Set(entries.flatMap(({ ops }) => ops.map((op) => op.table)))]);
  return identity;
}

type First = {
  readonly deps: BeginDeps;
  readonly me: Person;
  readonly templates: readonly {
    readonly id: string;
    readonly name: string;
    readonly points: readonly string[];
  }[];
  readonly language: Input<"profile.begin">["language"];
};

function firstEntry(identity: Identity, { deps, me, templates, language }: First): Entry {
  const org = scopes.org(identity);
  const ops: Op[] = [
    added("person", me.id, org, fromPerson(me)),
    ...templates.map(({ id, name, points }) =>
      added("template", id, org, { name, points: JSON.stringify(points) }),
    ),
    ...starters[language].questions.map(({ topic, text }) =>
      added("question", deps.ids.next(), org, { topic, text }),
    ),
  ];
  return { at: deps.clock.now(), label: "profile.begin", ops };
}

/** The profile is a day older than what happened in it. */
function backdated(first: Entry, rest: readonly Entry[]): readonly Entry[] {
  return [{ ...first, at: ((rest[0]?.at ?? first.at) - 86_400_000) as Millis }, ...rest];
}
