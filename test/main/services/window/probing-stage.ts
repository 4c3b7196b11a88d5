/** A stage that reads every video as the same second of 30 frames, when it is let: imports without a browser. */
import { Fault } from '../../../../contract/fault.ts';
import type { Stage } from '../../../../main/services/stage/stage.ts';
import { probed } from '../clips/plain-probe.ts';

export interface ProbingStage extends Stage {
  readonly probes: () => number;
  readonly isClosed: () => boolean;
}

/** @param isLet asked for each video, from 0; one that is not let waits until it is stopped. */
export function createProbingStage(isLet: (n: number) => boolean = () => true): ProbingStage {
  let probes = 0;
  let isClosed = false;
  return {
    probes: () => probes,
    isClosed: () => isClosed,
    lend: (path) => `/files/${path.replaceAll(/\W/g, '-')}`,
    takeBack: () => undefined,
    decoder: 'Chrome/1',
    run(_spec, onReport) {
      let stop: () => void = () => undefined;
      const stopped = new Promise<void>((_resolve, reject) => {
        stop = () => {
          reject(new Fault('cancelled', 'It was stopped.'));
        };
      });
      const read = async () => {
        const { timestampsUs, ...media } = probed;
        await onReport({ kind: 'media', ...media });
        await onReport({ kind: 'timestamps', timestampsUs: [...timestampsUs].map(Number) });
      };
      const isNextLet = isLet(probes++);
      return { done: isNextLet ? read() : stopped, stop, reset: () => undefined };
    },
    close() {
      isClosed = true;
      return Promise.resolve();
    },
  };
}
