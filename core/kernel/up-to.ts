import { z } from "zod";

/** A list of `min` to `max` things. Its length is looked at before what is in it, so that a hundred thousand wrong ones cost one refusal. */
export const UpTo = <T extends z.ZodType>(max: number, thing: T, min = 0) =>
  z.array(z.unknown()).min(min).max(max).pipe(z.array(thing)) as unknown as z.ZodType<
    z.output<T>[],
    z.input<T>[]
  >;
