/** Fields of which some are absent, as a parsed message has them. */
export type Given<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** The fields that are there: an absent one is not a change. */
export const given = <T>(fields: Given<T>): Partial<T> =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Partial<T>;
