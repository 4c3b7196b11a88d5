/** Where the player is headed: the frame wanted of its worker, and the one that a person sent the playhead to. */
import type { ToPlayer } from './player-messages.ts';

export type Direction = 'still' | 'forward' | 'backward';

export interface Aim {
  readonly want: (frame: number) => void;
  /** Wants a frame because a person does. */
  readonly send: (frame: number, isBackward?: boolean) => void;
  /** The frame that it was sent to and whose picture has not come; null once it has. */
  readonly awaited: () => number | null;
  /** The frame on screen while the clip plays, else the one wanted. */
  readonly playhead: () => number;
  /** Asks for the same once more, or for the first where that failed. */
  readonly repeat: () => void;
  readonly forget: () => void;
}

export interface AimOptions {
  readonly direction: () => Direction;
  /** The frame on screen. */
  readonly shown: () => number;
  readonly ask: (wish: ToPlayer) => void;
}

export function createAim({ direction, shown, ask }: AimOptions): Aim {
  let wanted = -1;
  let sought = -1;
  const want = (frame: number, isBackward = direction() === 'backward') => {
    if (frame === wanted) return;
    wanted = frame;
    ask({ kind: 'want', frame, isBackward });
  };
  return {
    want: (frame) => {
      want(frame);
    },
    send: (frame, isBackward) => {
      want(frame, isBackward);
      sought = frame;
    },
    awaited: () => {
      if (shown() === sought) sought = -1;
      return sought < 0 ? null : sought;
    },
    playhead: () => (direction() === 'still' && wanted >= 0 ? wanted : shown()),
    repeat: () => {
      ask({ kind: 'want', frame: Math.max(0, wanted), isBackward: false });
    },
    forget: () => {
      wanted = -1;
      sought = -1;
    },
  };
}
