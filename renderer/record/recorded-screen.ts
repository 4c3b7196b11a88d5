/** Recording time of the frame on screen. */
import type { Store } from '../watching/store.ts';
import type { SeenFrame } from './record-messages.ts';
import type { RecordState } from './record-state.ts';
import { createShownFrame, type ShownFrame } from './shown-frame.ts';

export interface RecordedScreen extends Pick<ShownFrame, 'shown' | 'clear'> {
  readonly read: (frame: SeenFrame) => void;
  /** Null while nothing is recorded; a frame from before the recording counts as its first. */
  readonly atUs: () => number | null;
  /** The recording is over. */
  readonly over: () => void;
}

export function createRecordedScreen(store: Store<RecordState>): RecordedScreen {
  const screen = createShownFrame();
  /** When the recording began, as the camera counts. */
  let startUs: number | null = null;
  return {
    ...{ shown: screen.shown, clear: screen.clear },
    read({ timestampUs, recordedUs }) {
      screen.read(timestampUs);
      if (recordedUs !== null) startUs = timestampUs - recordedUs;
    },
    atUs() {
      const shownUs = screen.timestampUs();
      if (store.state().phase !== 'recording' || startUs === null || shownUs === null) return null;
      return Math.max(0, shownUs - startUs);
    },
    over() {
      startUs = null;
    },
  };
}
