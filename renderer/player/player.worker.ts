/** Decodes for the player: always the newest wish first, and small pictures while nothing else is wanted. */
import { Fault, toFault } from '../../contract/fault.ts';
import { openClip, type OpenClip } from './open-clip.ts';
import type { FromPlayer, ToPlayer } from './player-messages.ts';

declare const self: DedicatedWorkerGlobalScope;

let clip: OpenClip | null = null;
let wanted: Extract<ToPlayer, { kind: 'want' }> | null = null;
let isBusy = false;
/** Newest last, which is what is in sight now. */
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

async function showSmall({ smallPicture }: OpenClip, frame: number) {
  const picture = await smallPicture(frame);
  if (picture !== null) say({ kind: 'small', frame, picture }, [picture]);
}

/** One thing at a time, until nothing is wanted. */
async function work(): Promise<void> {
  if (isBusy || clip === null) return;
  isBusy = true;
  for (;;) {
    const wish = wanted;
    wanted = null;
    const frame = wish === null ? [...small].at(-1) : undefined;
    if (wish === null && frame === undefined) break;
    try {
      if (wish !== null) await showWanted(clip, wish);
      else if (frame !== undefined) {
        small.delete(frame);
        await showSmall(clip, frame);
      }
    } catch (error) {
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
