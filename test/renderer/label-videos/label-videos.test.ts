/** Videos labelled without a project: the list, the places, one after the other, faults, stopping, and what comes meanwhile. */
import { describe, expect, it } from 'vitest';
import { Fault } from '../../../contract/fault.ts';
import type { AnswerOf } from '../../../contract/window/commands.ts';
import { chosenVideos, givenVideos } from '../../../renderer/label-videos/given-videos.ts';
import { createLabelVideos } from '../../../renderer/label-videos/label-videos.ts';
import { createFakeHost } from '../watching/fake-host.ts';
import { FakeWorker } from '../watching/fake-worker.ts';

const fileOf = (name: string, folder = ''): File =>
  Object.defineProperty(new File(['x'], name), 'webkitRelativePath', {
    value: folder === '' ? '' : `${folder}/${name}`,
  });

const plan = { session: 7, modelAddress: '/files/m', extractor: { address: '/files/e' } };

function scene({ paths = true, taken = (video: string) => video === 'refused.mp4' } = {}) {
  const workers: FakeWorker[] = [];
  const done: string[] = [];
  let lastFile = 0;
  const host = createFakeHost({
    'videos.begin': () => Promise.resolve(plan as AnswerOf<'videos.begin'>),
    'videos.end': () => Promise.resolve({}),
    'videos.write': ({ video }) =>
      taken(video)
        ? Promise.reject(new Fault('disk', 'The disk is full.'))
        : Promise.resolve({ file: ++lastFile }),
    'videos.append': () => Promise.resolve({}),
    'videos.finish': ({ file }) => Promise.resolve({ path: `/out/${String(file)}.csv` }),
    'videos.discard': () => Promise.resolve({}),
    'folders.list': () =>
      Promise.resolve({
        folder: '/home/ana',
        parent: null,
        entries: [{ name: 'Downloads', path: '/home/ana/Downloads', isProject: false }],
        files: [],
      }),
  });
  let nowMs = 0;
  const videos = createLabelVideos({
    host,
    startWorker: () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker as unknown as Worker;
    },
    nowMs: () => nowMs,
    pathOf: ({ name }) => (paths ? `/videos/${name}` : null),
    onDone: (state) => done.push(...state.videos.map(({ state: one }) => one)),
  });
  const give = (...names: string[]) =>
    videos.give(Promise.resolve(chosenVideos(names.map((name) => fileOf(name)))));
  return {
    ...{ videos, workers, host, done, give },
    started: (count: number) => expect.poll(() => workers.length).toBe(count),
    states: () => videos.state$.value.videos.map(({ name, state }) => `${name} ${state}`),
    tick: (ms: number) => {
      nowMs += ms;
    },
  };
}

describe('what is given', () => {
  it('is videos by their ending, with the folders they lie in; hidden files do not count', () => {
    const files = [
      fileOf('b10.MP4', 'day'),
      fileOf('b9.webm', 'day'),
      fileOf('old.avi'),
      fileOf('notes.txt'),
      fileOf('.DS_Store', 'day'),
      fileOf('x.mp4', 'day/.trash'),
    ];
    const { videos, passedOver } = chosenVideos(files);
    expect(videos.map(({ name }) => name)).toEqual(['day/b9.webm', 'day/b10.MP4', 'old.avi']);
    expect(passedOver).toBe(1);
    expect(givenVideos([])).toEqual({ videos: [], passedOver: 0 });
  });

  it('stands beside the videos where the host can tell where they lie, else in one folder', async () => {
    const known = scene();
    await known.give('a.mp4');
    expect(known.videos.state$.value.place).toEqual({ kind: 'beside' });
    const unknown = scene({ paths: false });
    await unknown.give('a.mp4');
    const downloads = { kind: 'folder', folder: '/home/ana/Downloads' };
    expect(unknown.videos.state$.value.place).toEqual(downloads);
    expect(unknown.videos.state$.value.isLooking).toBe(false);
  });
});

describe('labelling videos', () => {
  it('takes one after the other, and shows how far each is and how long it will take', async () => {
    const { videos, workers, host, give, started, states, tick, done } = scene();
    await give('a.mp4', 'b.mp4');
    const begun = videos.begin('m1');
    await started(1);
    expect(states()).toEqual(['a.mp4 labelling', 'b.mp4 waiting']);
    expect(workers[0]?.heard[0]).toMatchObject({
      spec: { kind: 'label', media: null, model: '/files/m' },
      lent: { file: { name: 'a.mp4' } },
    });
    const media = { kind: 'media', codec: 'vp8', width: 1, height: 1 } as const;
    workers[0]?.report({ ...media, durationUs: 4_000_000 });
    tick(3000);
    workers[0]?.label('sit');
    workers[0]?.label('sit');
    await expect
      .poll(() => videos.state$.value.videos[0])
      .toMatchObject({ frames: 2, share: 0.25, secondsLeft: 9 });
    workers[0]?.say({ kind: 'finished' });
    await started(2);
    await give('late.mp4');
    workers[1]?.say({ kind: 'finished' });
    await started(3);
    workers[2]?.say({ kind: 'finished' });
    await begun;
    expect(states()).toEqual(['a.mp4 done', 'b.mp4 done', 'late.mp4 done']);
    expect(done).toEqual(['done', 'done', 'done']);
    expect(host.argsOf('videos.write')[0]).toEqual({
      session: 7,
      video: 'a.mp4',
      format: 'csv',
      place: { kind: 'beside', video: '/videos/a.mp4' },
    });
    expect(host.argsOf('videos.end')).toEqual([{ session: 7 }]);
  });

  it('goes on after a video that fails, and gives each failure one sentence', async () => {
    const { videos, workers, host, give, started } = scene();
    await give('bad.mp4', 'old.avi', 'refused.mp4');
    const begun = videos.begin(null);
    await started(1);
    const fault = {
      reason: 'video-unreadable',
      message: 'it is cut short; copy it again',
    } as const;
    workers[0]?.say({ kind: 'failed', fault });
    await begun;
    expect(videos.state$.value.videos.map(({ message }) => message)).toEqual([
      '"bad.mp4" cannot be used: it is cut short; copy it again.',
      expect.stringContaining('"old.avi" cannot be used: its kind of file cannot be decoded here'),
      'The disk is full.',
    ]);
    expect(host.argsOf('videos.discard')).toEqual([{ file: 1 }]);
    expect(workers).toHaveLength(1);
  });

  it('ends at once when it is stopped, and writes nothing of what it had not finished', async () => {
    const { videos, workers, host, give, started, states } = scene();
    await give('a.mp4', 'b.mp4');
    const begun = videos.begin(null);
    await started(1);
    videos.stop();
    await begun;
    expect(states()).toEqual(['a.mp4 stopped', 'b.mp4 stopped']);
    expect(workers[0]?.isTerminated).toBe(true);
    expect(host.argsOf('videos.discard')).toEqual([{ file: 1 }]);
    expect(host.argsOf('videos.finish')).toEqual([]);
    await give('c.mp4');
    expect(states()).toEqual(['c.mp4 waiting']);
  });

  it('that cannot begin says why, and can be begun again', async () => {
    const { videos, give, host } = scene();
    const broken = createLabelVideos({
      host: createFakeHost({}),
      startWorker: () => new FakeWorker() as unknown as Worker,
      nowMs: () => 0,
      pathOf: () => '/a.mp4',
      onDone: () => undefined,
    });
    await broken.give(Promise.resolve(chosenVideos([fileOf('a.mp4')])));
    await broken.begin(null);
    expect(broken.state$.value).toMatchObject({ phase: 'choosing' });
    expect(broken.state$.value.message).toContain('videos.begin');
    await give('a.mp4', 'b.mp4');
    videos.leaveOut(1);
    expect(videos.state$.value.videos.map(({ name }) => name)).toEqual(['b.mp4']);
    expect(host.asked).toEqual([]);
  });
});
