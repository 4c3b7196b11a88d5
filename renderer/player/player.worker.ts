/** Decodes for the player: always the newest wish; or small pictures, in a worker of their own. */
import { Fault, toFault } from '../../contract/fault.ts';
import { openClip, type OpenClip } from './open-clip.ts';
import type { FromPlayer, ToPlayer } from './player-messages.ts';

declare const self: DedicatedWorkerGlobalScope;

let clip: OpenClip | null = null;
let wanted: Extract<ToPlayer, { kind: 'want' }> | null = null;
let isBusy = false;
/** Newest last. */
const small = new Set<number>();
/** Older wishes have been scrolled away. */
const MOST_SMALL = 60;

function say(message: FromPlayer, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}

async function showWanted(
  { reader }: OpenClip,
  { frame, isBackward }: { frame: number; isBackward: boolean },
) {
  const picture = (await reader.read(frame, isBackward)).clone();
  say({ kind: 'frame', frame, picture }, [picture]);
  // Going back, the stretch in front is decoded while this one is looked at.
  if (isBackward && frame > 0 && wanted === null) await reader.read(frame - 1, true);
}

/** All that are wanted now in one pass, from the first to the last. */
async function showSmall({ smallPictures }: OpenClip): Promise<void> {
  const frames = [...small].sort((a, b) => a - b);
  small.clear();
  for await (const { frame, picture } of smallPictures(frames))
    say({ kind: 'small', frame, picture }, [picture]);
}

/** One thing at a time, until nothing is wanted. */
async function work(): Promise<void> {
  if (isBusy || clip === null) return;
  isBusy = true;
  while (wanted !== null || small.size > 0) {
    const wish = wanted;
    wanted = null;
    try {
      if (wish === null) await showSmall(clip);
      else await showWanted(clip, wish);
    } catch (error) {
      // A small picture that cannot be had leaves its place empty.
      if (wish !== null) fail(error);
    }
  }
  isBusy = false;
}

function fail(error: unknown): void {
  const { reason, message } = toFault(error);
  say({ kind: 'failed', fault: { reason, message } });
}

self.addEventListener('message', ({ data }: MessageEvent<ToPlayer>) => {
  switch (data.kind) {
    case 'open':
      openClip(data.media, data.timestampsUs).then(
        (opened) => {
          clip = opened;
          say({ kind: 'opened' });
          void work();
        },
        (error: unknown) => {
          fail(
            new Fault('video-unreadable', `The video cannot be shown: ${toFault(error).message}.`),
          );
        },
      );
      break;
    case 'want':
      wanted = data;
      void work();
      break;
    case 'want-small': {
      small.add(data.frame);
      const [oldest] = small;
      if (small.size > MOST_SMALL && oldest !== undefined) small.delete(oldest);
      void work();
      break;
    }
  }
});
