/** The recording that is being made, if one is: begun, fed, ended once, and told of. */
import type { EncodedPacket } from 'mediabunny';
import type { Fault } from '../../contract/fault.ts';
import type { ChosenEncoder } from './choose-encoder.ts';
import type { FromRecordWorker } from './record-messages.ts';
import { createTake, type Take } from './take.ts';

export interface TakesOptions {
  readonly say: (message: FromRecordWorker) => void;
  /** Resolves when the bytes are on the disk. */
  readonly append: (bytes: Uint8Array) => Promise<void>;
  /** Resolves when every frame that was taken has been encoded. */
  readonly flush: () => Promise<void>;
}

export interface TakeRange {
  readonly startUs: number;
  readonly durationUs: number | null;
}

export interface Takes {
  readonly current: () => Take | null;
  readonly begin: (chosen: ChosenEncoder, range: TakeRange) => Take;
  readonly add: (packet: EncodedPacket, config: VideoDecoderConfig) => void;
  /** Resolves when it has ended; at once where there is none. */
  readonly end: (fault?: Fault) => Promise<void>;
  /** It is over where it stands: nothing more of it can be written. */
  readonly abandon: () => void;
}

export function createTakes({ say, append, flush }: TakesOptions): Takes {
  let current: Take | null = null;
  let ending: Promise<void> | null = null;
  const over = (fault: Fault | null) => {
    current = null;
    ending = null;
    const value = fault === null ? null : { reason: fault.reason, message: fault.message };
    say({ kind: 'end', fault: value });
  };
  const finish = async (take: Take, fault: Fault | null) => {
    await flush().catch(() => undefined);
    await take.finish();
    // Abandoned meanwhile, it is over already.
    if (current === take) over(fault);
  };
  const end = (fault: Fault | null = null): Promise<void> => {
    if (current === null) return Promise.resolve();
    ending ??= finish(current, fault);
    return ending;
  };
  return {
    current: () => current,
    begin({ codec, config }, range) {
      const onFault = (fault: Fault) => void end(fault);
      const take = createTake({ ...range, codec, append, onFault });
      current = take;
      const { width, height } = config;
      say({ kind: 'begin', video: { codec: config.codec, width, height } });
      return take;
    },
    add(packet, config) {
      current?.add(packet, config);
    },
    end: (fault) => end(fault ?? null),
    abandon() {
      if (current !== null) over(null);
    },
  };
}
