/** The live path: frames in, a label for every frame out. Owns the hidden state; nothing here waits for a sink. */
import { Fault } from '../../contract/fault.ts';
import { serveJob } from '../workers/serve-job.ts';
import { runLive } from './run-live.ts';

declare const self: DedicatedWorkerGlobalScope;

serveJob(self, (spec, context) => {
  if (spec.kind !== 'live')
    throw new Fault('failed', `The live worker does not do "${spec.kind}".`);
  return runLive(spec, context);
});
