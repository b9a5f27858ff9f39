import { z } from "zod";
import { QuestionId, TemplateId } from "#core/kernel/ids.ts";
import {
  Question,
  QuestionDetails,
  Template,
  TemplateDetails,
  TemplateError,
} from "#core/templates/template.ts";
import { call, Nothing, Saved } from "./call.ts";

export const templates = {
  "templates.list": call(Nothing, z.array(Template)),
  /** Adds one, or changes the one named. */
  "templates.save": call(
    z.strictObject({ id: TemplateId.optional(), details: TemplateDetails }),
    Saved(Template),
    TemplateError,
  ),
  "templates.archive": call(z.strictObject({ id: TemplateId }), Saved(Template), TemplateError),
  "templates.questions": call(Nothing, z.array(Question)),
  "templates.saveQuestion": call(
    z.strictObject({ id: QuestionId.optional(), details: QuestionDetails }),
    Saved(Question),
    TemplateError,
  ),
  "templates.archiveQuestion": call(
    z.strictObject({ id: QuestionId }),
    Saved(Question),
    TemplateError,
  ),
} as const;
