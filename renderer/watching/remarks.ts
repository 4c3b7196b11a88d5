/** What views are told in one sentence. */
import { toFault } from '../../contract/fault.ts';
import type { Remark, WatchSource } from './watch-state.ts';

export function remarkOf(error: unknown): Remark {
  const { reason, message } = toFault(error);
  return { reason, message };
}

export function openingRemark(kind: WatchSource['kind']): Remark {
  return { reason: 'opening', message: opening[kind] };
}

const opening = {
  camera: 'Opening the camera.',
  sample: 'Opening the bundled sample.',
  file: 'Opening the video.',
  replay: 'Reading the log.',
} as const;
