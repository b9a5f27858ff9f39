/** A value, or a failure a person can act on. Bugs are thrown, never returned. Plain data: survives IPC, workers and JSON. */
export type Result<T, E = never> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

/** Wraps a value as a success. */
export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

/** Wraps a failure; `error.type` names it. */
export const fail = <E extends { readonly type: string }>(error: E): Result<never, E> => ({
  ok: false,
  error,
});
