/** Ctrl-C asks the running work to end in order; a second one ends the program at once. */

/** Calls `stop` at the first SIGINT or SIGTERM while `work` runs. */
export async function whileInterruptible<T>(work: Promise<T>, stop: () => void): Promise<T> {
  const onSignal = () => {
    process.removeListener('SIGINT', onSignal);
    process.removeListener('SIGTERM', onSignal);
    process.stderr.write('\nEnding in order; press Ctrl-C again to end at once.\n');
    stop();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  try {
    return await work;
  } finally {
    process.removeListener('SIGINT', onSignal);
    process.removeListener('SIGTERM', onSignal);
  }
}
