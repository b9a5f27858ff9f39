/** Runs what it is given one after the other, in the order it was given. */
export function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work, work);
    last = done.catch(() => {}); // whoever asked for the work hears of its failure
    return done;
  };
}
