/** A recording as the page sees it: its bytes and class keys go to the host in order, each told of when it is on the disk. */
import { Fault, toFault } from '../../contract/fault.ts';
import type { Paint, RecordedVideo } from '../../contract/recording.ts';
import type { LongtakeHost } from '../../contract/window/host.ts';
import type { RecordedClip } from '../../contract/window/recording-commands.ts';

export interface HostTakeOptions {
  readonly host: LongtakeHost;
  readonly group: string | null;
  /** Called once, with the first failure; what came before it is kept. */
  readonly onFault: (fault: Fault) => void;
}

export interface HostTake {
  readonly begin: (video: RecordedVideo) => void;
  /** Resolves to whether the bytes are on the disk. */
  readonly append: (bytes: Uint8Array<ArrayBuffer>) => Promise<boolean>;
  /** Waits for the beginning where it must. */
  readonly paint: (paint: Paint) => void;
  /** Makes a clip of what came; null where it holds no frame. @throws Fault */
  readonly end: () => Promise<RecordedClip | null>;
}

export function createHostTake({ host, group, onFault }: HostTakeOptions): HostTake {
  const begun = Promise.withResolvers<number>();
  // It may never begin, and then nobody asks.
  begun.promise.catch(() => undefined);
  let isBegun = false;
  let last: Promise<boolean> = Promise.resolve(true);
  const fail = (error: unknown) => {
    if (isBegun) onFault(toFault(error));
    return false;
  };
  const inTurn = (work: (recording: number) => Promise<unknown>) => {
    last = last.then(async (isWell) => {
      if (!isWell) return false;
      return begun.promise.then(work).then(() => true, fail);
    });
    return last;
  };
  return {
    begin(video) {
      isBegun = true;
      host
        .invoke('record.begin', { group, video })
        .then(({ recording }) => {
          begun.resolve(recording);
        })
        .catch((error: unknown) => {
          begun.reject(toFault(error));
        });
    },
    append: (bytes) => inTurn((recording) => host.invoke('record.append', { recording, bytes })),
    paint(paint) {
      void inTurn((recording) => host.invoke('record.paint', { recording, paints: [paint] }));
    },
    async end() {
      if (!isBegun) begun.reject(new Fault('cancelled', 'Nothing was recorded.'));
      await last;
      const recording = await begun.promise.catch(() => null);
      return recording === null ? null : (await host.invoke('record.end', { recording })).clip;
    },
  };
}
