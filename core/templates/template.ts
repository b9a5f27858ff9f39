import { z } from "zod";
import { QuestionId, TemplateId } from "../kernel/ids.ts";
import { Line } from "../kernel/text.ts";
import { Millis } from "../kernel/time.ts";
import { UpTo } from "../kernel/up-to.ts";

/** Talking points that a pair starts each meeting with. */
export const Template = z.strictObject({
  id: TemplateId,
  name: z.string(),
  points: z.array(z.string()),
  archivedAt: Millis.nullable(),
  createdAt: Millis,
});
export type Template = z.infer<typeof Template>;
export const TemplateDetails = z.strictObject({
  name: Line(80),
  points: UpTo(40, Line(500)),
});

/** A question worth asking, by topic: the bank one picks from while preparing. */
export const Question = z.strictObject({
  id: QuestionId,
  topic: z.string(),
  text: z.string(),
  archivedAt: Millis.nullable(),
  createdAt: Millis,
});
export type Question = z.infer<typeof Question>;
export const QuestionDetails = z.strictObject({ topic: Line(60), text: Line(500) });

export const TemplateError = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("TemplateMissing") }),
  z.strictObject({ type: z.literal("QuestionMissing") }),
]);
export type TemplateError = z.infer<typeof TemplateError>;
