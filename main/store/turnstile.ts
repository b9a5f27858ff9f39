/** Lets questions pass side by side, and now and then one work that wants nobody else there. */
export type Turnstile = {
  readonly pass: <T>(work: () => Promise<T>) => Promise<T>;
  /** Waits until all that passed before are through, and holds back who comes until `work` is done. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
};

/** While the ids of a profile change, nothing may be written in the name of the old ones: not even what was asked a moment before. */
export function turnstile(): Turnstile {
  let inside = 0;
  let closed: Promise<void> | undefined;
  let onEmpty: (() => void) | undefined;
  const left = (): void => {
    inside -= 1;
    if (inside === 0) onEmpty?.();
  };
  return {
    pass: async (work) => {
      while (closed) await closed;
      inside += 1;
      try {
        return await work();
      } finally {
        left();
      }
    },
    alone: async (work) => {
      while (closed) await closed;
      let open = (): void => {};
      closed = new Promise((resolve) => {
        open = resolve;
      });
      try {
        if (inside > 0)
          await new Promise<void>((resolve) => {
            onEmpty = resolve;
          });
        return await work();
      } finally {
        onEmpty = undefined;
        closed = undefined;
        open();
      }
    },
  };
}
