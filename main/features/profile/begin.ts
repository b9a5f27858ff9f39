import type { Input } from "#contract/index.ts";
import type { PersonId, TemplateId } from "#core/kernel/ids.ts";
import { ok } from "#core/kernel/result.ts";
import { usualHours, type Person } from "#core/people/person.ts";
import { type Identity, scopes, writeIdentity } from "../../db/identity.ts";
import type { Db } from "../../db/open.ts";
import { added, type Op } from "../../db/ops.ts";
import { fromPerson } from "../../db/rows/person.ts";
import { type ChangeDeps, saveChange } from "../../db/save-change.ts";
import { starters } from "./starters.ts";

export type BeginDeps = Omit<ChangeDeps, "db" | "device">;

/** Writes who I am, the templates and questions to start with, and the identity of this device. One transaction, then one note of it. */
export async function begin(db: Db, deps: BeginDeps, input: Input<"profile.begin">): Promise<Identity> {
  const identity: Identity = { me: deps.ids.next() as PersonId, org: deps.ids.next(), device: deps.ids.next() };
  const me: Person = { id: identity.me, name: input.name, email: null, position: null, managerId: null, zone: input.zone, workingHours: usualHours, photo: null, isMe: true, archivedAt: null, createdAt: deps.clock.now() };
  const org = scopes.org(identity);
  const { templates, questions } = starters[input.language];
  const ops: Op[] = [
    added("person", me.id, org, fromPerson(me)),
    ...templates.map(({ name, points }) => added("template", deps.ids.next() as TemplateId, org, { name, points: JSON.stringify(points) })),
    ...questions.map(({ topic, text }) => added("question", deps.ids.next(), org, { topic, text })),
  ];
  await saveChange({ ...deps, db: db.query, device: identity.device }, "profile.begin", async () => ok({ ops, value: undefined }), { undoable: false });
  // Last: a kill before this line leaves the first start to be done again, with a person too many at worst.
  writeIdentity(db, identity);
  return identity;
}
