/** The host's end of the wire: hands jobs to a page and takes its reports, every message parsed. */
import { decode, encode } from '@msgpack/msgpack';
import type { WebSocket } from 'ws';
import { Fault, toFault } from '../../../contract/fault.ts';
import type { Job, JobReport } from '../../../contract/job.ts';
import { parseWith } from '../../../contract/parse.ts';
import { RequestSchema, type HostMessage, type Request } from '../../../contract/wire.ts';
import type { RunningJob } from './stage.ts';

interface OpenJob {
  readonly onReport: (report: JobReport) => void | Promise<void>;
  readonly finish: () => void;
  readonly fail: (fault: Fault) => void;
}

export interface PageWire {
  /** Resolves when the page says that it stands; rejects when the page goes first. */
  readonly ready: Promise<void>;
  run(spec: Job, onReport: OpenJob['onReport']): RunningJob;
  /** Fails every open job, for example when the browser died. */
  fail(fault: Fault): void;
}

export function createPageWire(socket: WebSocket): PageWire {
  const jobs = new Map<number, OpenJob>();
  let lastJob = 0;
  const ready = Promise.withResolvers<undefined>();
  const say = (message: HostMessage) => {
    if (socket.readyState === socket.OPEN) socket.send(encode(message));
  };
  const failAll = (fault: Fault) => {
    ready.reject(fault);
    for (const job of jobs.values()) job.fail(fault);
    jobs.clear();
  };

  const take = async (request: Request): Promise<void> => {
    if (request.command === 'ready') {
      ready.resolve(undefined);
      return;
    }
    const job = jobs.get(request.job);
    if (job === undefined) return; // it failed on this side already
    if (request.command === 'report') {
      await job.onReport(request.report);
      return;
    }
    jobs.delete(request.job);
    if (request.command === 'finished') job.finish();
    else job.fail(new Fault(request.fault.reason, request.fault.message));
  };

  // One message after the other: a report is taken in fully before the next is looked at.
  let queue = Promise.resolve();
  socket.on('message', (data) => {
    queue = queue
      .then(async () => {
        const request = parseRequest(data as Buffer);
        try {
          await take(request);
          say({ kind: 'reply', id: request.id, fault: null });
        } catch (error) {
          const fault = toFault(error);
          if ('job' in request) {
            jobs.get(request.job)?.fail(fault);
            jobs.delete(request.job);
            say({ kind: 'stop', job: request.job });
          }
          say({
            kind: 'reply',
            id: request.id,
            fault: { reason: fault.reason, message: fault.message },
          });
        }
      })
      .catch((error: unknown) => {
        failAll(toFault(error));
        socket.close(1008);
      });
  });
  socket.on('close', () => {
    failAll(
      new Fault(
        'browser-died',
        'The page that works on the video went away; run the command again.',
      ),
    );
  });
  socket.on('error', () => {
    socket.terminate();
  });

  return {
    ready: ready.promise,
    fail: failAll,
    run(spec, onReport) {
      const job = ++lastJob;
      const { promise, resolve, reject } = Promise.withResolvers<undefined>();
      jobs.set(job, {
        onReport,
        finish: () => {
          resolve(undefined);
        },
        fail: reject,
      });
      say({ kind: 'job', job, spec });
      return {
        done: promise,
        stop: () => {
          say({ kind: 'stop', job });
        },
        reset: () => {
          say({ kind: 'reset', job });
        },
      };
    },
  };
}

function parseRequest(data: Buffer): Request {
  let value: unknown;
  try {
    value = decode(data);
  } catch (cause) {
    throw new Fault('failed', 'The page sent a message that cannot be read; reload it.', cause);
  }
  return parseWith(RequestSchema, value, { what: 'A message from the page', reason: 'failed' });
}
