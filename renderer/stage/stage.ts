/** The page behind the command line: takes jobs from the host and has workers do them. */
import { toFault } from '../../contract/fault.ts';
import { connectWire } from '../wire/wire.ts';
import { startJob, type OpenJob } from './start-job.ts';

const jobs = new Map<number, OpenJob>();

const wire = await connectWire((order) => {
  switch (order.kind) {
    case 'job': {
      const { job, spec } = order;
      const open = startJob(spec, (report) => wire.ask({ command: 'report', job, report }));
      jobs.set(job, open);
      open.done
        .then(
          () => wire.ask({ command: 'finished', job }),
          (error: unknown) => {
            const { reason, message } = toFault(error);
            return wire.ask({ command: 'failed', job, fault: { reason, message } });
          },
        )
        .catch((error: unknown) => {
          console.error(error);
        })
        .finally(() => jobs.delete(job));
      break;
    }
    case 'stop':
      jobs.get(order.job)?.stop();
      break;
    case 'reset':
      jobs.get(order.job)?.reset();
      break;
  }
});
await wire.ask({ command: 'ready' });
