import type { Selectable } from "kysely";
import type { Input, SliceHandlers } from "#contract/index.ts";
import type { QuestionId, TemplateId } from "#core/kernel/ids.ts";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { Question, Template, TemplateError } from "#core/templates/template.ts";
import { scopes } from "../../db/identity.ts";
import { added, changed } from "../../db/ops.ts";
import { type Plan, saveChange } from "../../db/save-change.ts";
import type { Tables } from "../../db/tables.ts";
import type { Reader } from "../../db/transaction.ts";
import type { FeatureDeps } from "../../store/deps.ts";

export const templateHandlers = (deps: FeatureDeps): SliceHandlers<"templates"> => ({
  "templates.list": async () =>
    ok(
      (
        await deps.db
          .selectFrom("template")
          .selectAll()
          .where("archived_at", "is", null)
          .orderBy("name")
          .execute()
      ).map(toTemplate),
    ),
  "templates.save": (input) => saveChange(deps, "template.save", (tx) => save(tx, deps, input)),
  "templates.archive": ({ id }) =>
    saveChange(deps, "template.archive", async (tx) => {
      const template = await findTemplate(tx, id);
      const now = deps.clock.now();
      return template
        ? ok({
            ops: changed("template", id, { archived_at: null }, { archived_at: now }),
            value: { ...template, archivedAt: now },
          })
        : fail({ type: "TemplateMissing" });
    }),
  "templates.questions": async () =>
    ok(
      (
        await deps.db
          .selectFrom("question")
          .selectAll()
          .where("archived_at", "is", null)
          .orderBy("topic")
          .orderBy("created_at")
          .execute()
      ).map(toQuestion),
    ),
  "templates.saveQuestion": (input) =>
    saveChange(deps, "question.save", (tx) => saveQuestion(tx, deps, input)),
  "templates.archiveQuestion": ({ id }) =>
    saveChange(deps, "question.archive", async (tx) => {
      const question = await findQuestion(tx, id);
      const now = deps.clock.now();
      return question
        ? ok({
            ops: changed("question", id, { archived_at: null }, { archived_at: now }),
            value: { ...question, archivedAt: now },
          })
        : fail({ type: "QuestionMissing" });
    }),
});

async function save(
  tx: Reader,
  deps: FeatureDeps,
  { id, details }: Input<"templates.save">,
): Promise<Result<Plan<Template>, TemplateError>> {
  const row = { name: details.name, points: JSON.stringify(details.points) };
  if (id === undefined) {
    const template: Template = {
      id: deps.ids.next() as TemplateId,
      ...details,
      archivedAt: null,
      createdAt: deps.clock.now(),
    };
    return ok({
      ops: [added("template", template.id, scopes.org(deps.identity), row)],
      value: template,
    });
  }
  const before = await findTemplate(tx, id);
  if (!before) return fail({ type: "TemplateMissing" });
  return ok({
    ops: changed("template", id, { name: before.name, points: JSON.stringify(before.points) }, row),
    value: { ...before, ...details },
  });
}

async function saveQuestion(
  tx: Reader,
  deps: FeatureDeps,
  { id, details }: Input<"templates.saveQuestion">,
): Promise<Result<Plan<Question>, TemplateError>> {
  if (id === undefined) {
    const question: Question = {
      id: deps.ids.next() as QuestionId,
      ...details,
      archivedAt: null,
      createdAt: deps.clock.now(),
    };
    return ok({
      ops: [added("question", question.id, scopes.org(deps.identity), details)],
      value: question,
    });
  }
  const before = await findQuestion(tx, id);
  if (!before) return fail({ type: "QuestionMissing" });
  return ok({
    ops: changed("question", id, { topic: before.topic, text: before.text }, details),
    value: { ...before, ...details },
  });
}

async function findTemplate(db: Reader, id: TemplateId): Promise<Template | undefined> {
  const row = await db
    .selectFrom("template")
    .selectAll()
    .where("id", "=", id)
    .where("archived_at", "is", null)
    .executeTakeFirst();
  return row && toTemplate(row);
}

async function findQuestion(db: Reader, id: QuestionId): Promise<Question | undefined> {
  const row = await db
    .selectFrom("question")
    .selectAll()
    .where("id", "=", id)
    .where("archived_at", "is", null)
    .executeTakeFirst();
  return row && toQuestion(row);
}

const toTemplate = (row: Selectable<Tables["template"]>): Template =>
  ({
    id: row.id,
    name: row.name,
    points: JSON.parse(row.points),
    archivedAt: row.archived_at,
    createdAt: row.created_at,
  }) as Template;

const toQuestion = (row: Selectable<Tables["question"]>): Question =>
  ({
    id: row.id,
    topic: row.topic,
    text: row.text,
    archivedAt: row.archived_at,
    createdAt: row.created_at,
  }) as Question;
