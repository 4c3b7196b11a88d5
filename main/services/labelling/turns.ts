/** Lets pieces of work come one after the other, each whole; a failed one does not hold up the next. */

export interface Turns {
  readonly take: <T>(work: () => Promise<T>) => Promise<T>;
}

export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return {
    take(work) {
      const result = last.then(work);
      last = result.catch(() => undefined);
      return result;
    },
  };
}
