/** The pictures of clips that were never opened: drawn one at a time, for what is on screen, and tried once. */
import { describe, expect, it } from 'vitest';
import type { JobReport } from '../../../contract/job.ts';
import { Fault } from '../../../contract/fault.ts';
import { createClipPictures } from '../../../renderer/labelling/clip-pictures.ts';
import { createFakeHost } from '../watching/fake-host.ts';
import { FakeWorker } from '../watching/fake-worker.ts';

const image = Uint8Array.of(1, 2, 3);

function scene() {
  const workers: FakeWorker[] = [];
  const host = createFakeHost({
    'clips.media': ({ clip }) =>
      clip === 'gone'
        ? Promise.reject(new Fault('not-found', 'It is not there.'))
        : Promise.resolve({ address: `/files/${clip}` }),
    'clips.picture': () => Promise.reject(new Fault('project-busy', 'Somebody else has it.')),
  });
  const pictures = createClipPictures({
    host,
    startWorker: () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker as unknown as Worker;
    },
  });
  const started = (count: number) => expect.poll(() => workers.length).toBe(count);
  const finish = (worker: FakeWorker | undefined, ...reports: JobReport[]) => {
    worker?.report(...reports);
    worker?.say({ kind: 'finished' });
  };
  const kept = () => host.argsOf('clips.picture');
  return { pictures, workers, host, started, finish, kept };
}

describe('the pictures of clips', () => {
  it('are drawn one after the other, handed to the host, and not asked for twice', async () => {
    const { pictures, workers, started, finish, kept, host } = scene();
    pictures.want('a');
    pictures.want('b');
    await started(1);
    expect(workers[0]?.heard[0]).toMatchObject({ spec: { kind: 'picture', media: '/files/a' } });
    finish(workers[0], { kind: 'picture', image });
    await started(2);
    expect(kept()).toEqual([{ clip: 'a', image }]);
    finish(workers[1], { kind: 'picture', image });
    await expect.poll(() => kept().length).toBe(2);
    pictures.want('a');
    pictures.want('b');
    pictures.want('c');
    await started(3);
    expect(host.argsOf('clips.media')).toEqual([{ clip: 'a' }, { clip: 'b' }, { clip: 'c' }]);
    expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([true, true, false]);
  });

  it('are not drawn of what has left the screen meanwhile, but are when it comes back', async () => {
    const { pictures, workers, started, finish, host } = scene();
    pictures.want('a');
    pictures.want('b');
    pictures.unwant('b');
    await started(1);
    finish(workers[0]);
    await expect.poll(() => workers[0]?.isTerminated).toBe(true);
    pictures.want('b');
    await started(2);
    expect(host.argsOf('clips.media')).toEqual([{ clip: 'a' }, { clip: 'b' }]);
  });

  it('go on after a video that is gone', async () => {
    const { pictures, workers, started, finish, host } = scene();
    pictures.want('gone');
    pictures.want('b');
    await started(1);
    pictures.want('gone');
    expect(host.argsOf('clips.media')).toEqual([{ clip: 'gone' }, { clip: 'b' }]);
    finish(workers[0]);
    await expect.poll(() => workers[0]?.isTerminated).toBe(true);
    // Another project's clip of that name is another clip.
    pictures.clear();
    pictures.want('gone');
    await expect.poll(() => host.argsOf('clips.media').length).toBe(3);
  });
});
