/** Tells a live run in the terminal: a line whenever a label changes, and on a terminal the current one at the bottom. */
import type { FrameLabel } from '../../contract/frame-label.ts';
import type { TrackOutputs } from '../../contract/track.ts';

export interface Teller {
  readonly tell: (label: FrameLabel) => void;
  /** Clears what stands at the bottom. */
  readonly end: () => void;
}

type Out = Pick<NodeJS.WriteStream, 'write' | 'isTTY'>;

export function createTeller(tracks: readonly TrackOutputs[], out: Out = process.stdout): Teller {
  let startUs: number | null = null;
  const last = new Map<string, string | null>();
  const clear = () => {
    if (out.isTTY) out.write('\r\u001b[K');
  };
  return {
    tell({ timestampUs, tracks: said }) {
      startUs ??= timestampUs;
      const time = clock(timestampUs - startUs);
      const words = said.map(({ track, label, probability }) => {
        const prefix = tracks.length === 1 ? '' : `${track}: `;
        return `${prefix}${label ?? '...'} ${(100 * probability).toFixed(0)} %`;
      });
      const hasChanged = said.some(({ track, label }) => last.get(track) !== label);
      said.forEach(({ track, label }) => last.set(track, label));
      if (hasChanged) {
        clear();
        out.write(`${time}  ${words.join('  ')}\n`);
      } else if (out.isTTY) {
        clear();
        out.write(`${time}  ${words.join('  ')}`);
      }
    },
    end: clear,
  };
}

/** m:ss.t */
function clock(us: number): string {
  const tenths = Math.floor(us / 100_000);
  const minutes = Math.floor(tenths / 600);
  const seconds = ((tenths % 600) / 10).toFixed(1).padStart(4, '0');
  return `${String(minutes)}:${seconds}`;
}
