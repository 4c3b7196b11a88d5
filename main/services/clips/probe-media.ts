/** What import asks of a decoder: the true frames of a video. Implemented with a real browser's decoding. */
import { Fault } from '../../../contract/fault.ts';

export interface ProbedMedia {
  readonly codec: string;
  readonly width: number;
  readonly height: number;
  readonly durationUs: number;
  /** Presentation time of every decoded frame, in presentation order. */
  readonly timestampsUs: BigInt64Array | readonly number[];
}

/** @throws Fault 'video-unreadable' or, where only a decoder is missing, 'video-foreign', with one sentence. */
export type ProbeMedia = (
  path: string,
  onProgress?: (framesSoFar: number) => void,
) => Promise<ProbedMedia>;

/** Timestamps as plain numbers (exact up to 2^53 µs). @throws Fault 'video-unreadable' if there are none, or they run backwards. */
export function checkedTimestamps(probed: ProbedMedia, name: string): readonly number[] {
  const timestampsUs = Array.from<bigint | number, number>(probed.timestampsUs, Number);
  if (timestampsUs.length === 0) {
    throw new Fault(
      'video-unreadable',
      `"${name}" holds no frame that can be decoded: check that it plays elsewhere.`,
    );
  }
  const isOrdered = timestampsUs.every((t, i) => i === 0 || t >= (timestampsUs[i - 1] ?? t));
  if (!isOrdered || !timestampsUs.every(Number.isSafeInteger)) {
    throw new Fault(
      'video-unreadable',
      `"${name}" has frames whose times run backwards: convert it with another program first.`,
    );
  }
  return timestampsUs;
}
