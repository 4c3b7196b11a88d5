/** Remembers that the user asked a clip job to end. */
import type { JobContext } from '../workers/serve-job.ts';

export function stopFlag(context: JobContext): { isRaised: () => boolean } {
  let isRaised = false;
  context.listen((order) => {
    if (order.kind === 'stop') isRaised = true;
  });
  return { isRaised: () => isRaised };
}
