/** Draws the small pictures of clips that were never opened: one at a time, those on screen only, each kept by the host. */
import { Fault } from '../../contract/fault.ts';
import type { LongtakeHost } from '../../contract/window/host.ts';
import { runInWorker } from '../workers/run-in-worker.ts';

export interface ClipPictures {
  /** The clip is on screen and has no picture. */
  readonly want: (clip: string) => void;
  /** It is not on screen any more. */
  readonly unwant: (clip: string) => void;
  /** Another project: what failed before may be another clip now. */
  readonly clear: () => void;
}

export interface ClipPicturesParts {
  readonly host: Pick<LongtakeHost, 'invoke'>;
  /** A media worker. */
  readonly startWorker: () => Worker;
}

export function createClipPictures(parts: ClipPicturesParts): ClipPictures {
  const wanted = new Set<string>();
  /** Drawn already, or not to be drawn: a picture is tried once. */
  const tried = new Set<string>();
  let isDrawing = false;
  const drawAll = async () => {
    if (isDrawing) return;
    isDrawing = true;
    for (let clip = first(wanted); clip !== undefined; clip = first(wanted)) {
      wanted.delete(clip);
      tried.add(clip);
      // Without its picture a clip is no less of a clip; what is wrong with its video is told when it is opened.
      await drawOne(parts, clip).catch(() => undefined);
    }
    isDrawing = false;
  };
  return {
    want(clip) {
      if (tried.has(clip)) return;
      wanted.add(clip);
      void drawAll();
    },
    unwant: (clip) => void wanted.delete(clip),
    clear() {
      wanted.clear();
      tried.clear();
    },
  };
}

async function drawOne({ host, startWorker }: ClipPicturesParts, clip: string): Promise<void> {
  const { address: media } = await host.invoke('clips.media', { clip });
  const images: Uint8Array<ArrayBuffer>[] = [];
  const job = runInWorker(startWorker(), {
    spec: { kind: 'picture', media },
    take(report) {
      if (report.kind === 'picture') images.push(report.image);
      return Promise.resolve();
    },
  });
  await job.done;
  const [image] = images;
  if (image === undefined) throw new Fault('failed', 'The worker drew no picture.');
  await host.invoke('clips.picture', { clip, image });
}

function first<T>(set: ReadonlySet<T>): T | undefined {
  const [one] = set;
  return one;
}
