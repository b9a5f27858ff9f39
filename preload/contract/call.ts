import { z } from "zod";

/** What the page may ask: how the question is parsed, what the answer looks like, and which failures a person can act on. */
export type Call<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  E extends z.ZodType = z.ZodType,
> = {
  readonly input: I;
  readonly output: O;
  readonly error: E;
};

/** Declares a call; one without `error` has no failure of its own. */
export function call<I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
): Call<I, O, z.ZodNever>;
export function call<I extends z.ZodType, O extends z.ZodType, E extends z.ZodType>(
  input: I,
  output: O,
  error: E,
): Call<I, O, E>;
export function call(input: z.ZodType, output: z.ZodType, error: z.ZodType = z.never()): Call {
  return { input, output, error };
}

export const Nothing = z.undefined();
export const Done = z.undefined();

/** A change that was saved; `change` takes it back (see `changes.undo`). */
export const Saved = <T extends z.ZodType>(value: T) =>
  z.strictObject({ change: z.int().nullable(), value });
