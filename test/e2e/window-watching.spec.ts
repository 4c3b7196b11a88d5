/** The window's session controller in real Chromium: camera, file, sample, their pictures, resets, models and logs. */
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SessionLogLine } from '../../contract/session-log.ts';
import type { ModelCard } from '../../contract/window/cards.ts';
import { cameraFlags } from '../../main/commands/camera-flags.ts';
import { extractorFile } from '../../main/services/pixels/lent-extractor.ts';
import { makeCameraFile } from '../../main/services/pixels/camera-file.ts';
import { killCaptureProcess } from './support/kill-capture.ts';
import { missing, sample, smallExtractor } from './support/places.ts';
import { firstSeconds } from './support/short-video.ts';
import { openTestStage, type TestStage } from './support/stage.ts';
import { openWatchingPage, type WatchingPage } from './support/watching-page.ts';

const reason = missing(smallExtractor) ?? missing(sample);

describe.skipIf(reason !== null)('watching in a page', () => {
  let test: TestStage;
  let open: WatchingPage;
  const kept: SessionLogLine[] = [];
  const ended: number[] = [];
  beforeAll(async () => {
    test = await openTestStage();
    const cameraFile = join(test.folder, 'camera.y4m');
    await makeCameraFile(test.stage, { video: sample, out: cameraFile, framesPerS: 30 });
    open = await openWatchingPage({
      out: join(test.folder, 'page'),
      flags: cameraFlags(cameraFile),
      handlers: (files) => hostOf(test, files, { kept, ended }),
    });
  });
  afterAll(async () => {
    await open.close();
    await test.close();
  });
  beforeEach(async () => {
    kept.length = 0;
    await open.page.evaluate(async () => {
      await underTest.watching.end();
      underTest.phases.length = 0;
    });
    ended.length = 0;
  });

  const begin = (kind: 'camera' | 'sample') =>
    open.page.evaluate(async (given) => {
      const camera = { kind: 'camera', deviceId: null, name: null } as const;
      await underTest.watching.begin(given === 'camera' ? camera : { kind: given }, null);
    }, kind);
  const waitForTicks = (count: number) =>
    open.page.waitForFunction((ticks) => {
      const { state, history } = underTest.watching;
      return state().phase === 'live' && history.end() >= ticks;
    }, count);
  const state = () =>
    open.page.evaluate(() => {
      const { picture, source, ...rest } = underTest.watching.state();
      return { ...rest, hasPicture: picture !== null, source: source?.kind ?? null };
    });

  it('misses nothing in this browser', async () => {
    expect(await open.page.evaluate(() => underTest.missing)).toEqual([]);
  });

  it('labels a camera whose picture moves, forgets on request and for another camera, and ends in order', async () => {
    await begin('camera');
    await waitForTicks(20);
    await open.page.waitForFunction(() => underTest.video.currentTime > 0.2);
    await open.page.evaluate(() => {
      underTest.watching.reset();
    });
    await open.page.waitForFunction(() => underTest.watching.state().lastReset?.cause === 'user');
    await open.page.evaluate(() => {
      // As it is remembered over a restart: by its name, since ids change.
      underTest.watching.changeCamera('an-old-id', underTest.watching.state().cameraName);
    });
    await open.page.waitForFunction(
      () => underTest.watching.state().lastReset?.cause === 'camera-changed',
    );
    await waitForTicks(40);
    await open.page.waitForFunction(() => underTest.watching.state().framesPerS !== null);
    const seen = await state();
    expect(seen).toMatchObject({ phase: 'live', remark: null });
    expect(seen).toMatchObject({ hasPicture: true, lastReset: { count: 3 } });
    const [says, first, end] = await open.page.evaluate(() => {
      const { history } = underTest.watching;
      return [history.label(0, history.end() - 1), history.timeUs(0), history.nowUs()] as const;
    });
    expect([0, 1, 2]).toContain(says);
    expect(end).toBeGreaterThan(first);
    expect(await open.page.evaluate(() => underTest.phases)).toEqual([
      'starting',
      'live',
      'starting',
      'live',
    ]);
    await open.page.evaluate(() => underTest.watching.end());
    expect(ended).toHaveLength(1);
  });

  it('waits for a camera that goes away, and goes on when it is back, without a reset of its own', async () => {
    await begin('camera');
    await waitForTicks(20);
    killCaptureProcess();
    await open.page.waitForFunction(() => underTest.phases.includes('waiting'));
    const ticks = await open.page.evaluate(() => underTest.watching.history.end());
    await waitForTicks(ticks + 20);
    const { lastReset, remark } = await state();
    expect(remark).toBeNull();
    // Away for longer than the model remembers over, it forgets by the rule of the gap, and by no other.
    expect(['start', 'gap']).toContain(lastReset?.cause);
  });

  it('plays a file that the page holds once, in its picture, and keeps its history', async () => {
    const { bytes, frames } = await firstSeconds(sample, 2);
    const file = { name: 'two-seconds.webm', mimeType: 'video/webm', buffer: bytes };
    await open.page.setInputFiles('input', file);
    await open.page.evaluate(() =>
      underTest.watching.begin({ kind: 'file', file: underTest.file() }, null),
    );
    await open.page.waitForFunction(() => underTest.video.videoWidth > 0);
    await open.page.waitForFunction(() => underTest.watching.state().phase === 'ended');
    const { counters, remark } = await state();
    expect(remark).toBeNull();
    expect(counters).toMatchObject({ frames, labels: frames, openFrames: 0 });
    expect(await open.page.evaluate(() => underTest.watching.history.end())).toBe(counters?.steps);
  });

  it('says of a file that it cannot be used, by its name', async () => {
    const file = { name: 'notes.mp4', mimeType: 'video/mp4', buffer: Buffer.from('no video') };
    await open.page.setInputFiles('input', file);
    await open.page.evaluate(() =>
      underTest.watching.begin({ kind: 'file', file: underTest.file() }, null),
    );
    await open.page.waitForFunction(() => underTest.watching.state().phase === 'failed');
    const { remark } = await state();
    expect(remark).toMatchObject({ reason: 'video-unreadable' });
    expect(remark?.message).toContain('"notes.mp4" cannot be used');
  });

  it('plays the sample, keeps its log from the beginning, and changes the model', async () => {
    await begin('sample');
    await waitForTicks(15);
    await open.page.evaluate(() => underTest.watching.keepLog());
    expect((await state()).keptLog).toMatchObject({ name: 'kept.jsonl' });
    await open.page.evaluate(() => underTest.watching.changeModel('untrained'));
    await waitForTicks(5);
    expect(await state()).toMatchObject({ lastReset: { cause: 'model-changed', count: 1 } });
    expect(kept.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['header', 'reset', 'ticks', 'run', 'end']),
    );
    expect(kept[0]).toMatchObject({ kind: 'header', source: 'sample' });
    expect(kept.at(-1)).toMatchObject({ kind: 'end' });
  });
});

interface Told {
  readonly kept: SessionLogLine[];
  readonly ended: number[];
}

/** What a session needs of its host, from the test's own model and extractor. */
function hostOf(test: TestStage, files: WatchingPage['files'], { kept, ended }: Told) {
  let session = 0;
  const take = ({ lines }: { readonly lines: readonly SessionLogLine[] }) => kept.push(...lines);
  const { extractor, modelPath } = test;
  const model: ModelCard = cardOf(modelPath, extractor);
  return {
    'watch.begin': () =>
      Promise.resolve({
        session: ++session,
        model,
        modelAddress: files.lend(modelPath),
        extractor: extractorFile(files.lend(extractor.path), extractor, 'CPU'),
        sampleAddress: files.lend(sample),
      }),
    'watch.end': ({ session: which }: { readonly session: number }) => {
      ended.push(which);
      return Promise.resolve({});
    },
    'watch.status': () => Promise.resolve({}),
    'log.keep': (piece: { readonly lines: readonly SessionLogLine[] }) => {
      take(piece);
      return Promise.resolve({ name: 'kept.jsonl', path: '/kept.jsonl' });
    },
    'log.append': (piece: { readonly lines: readonly SessionLogLine[] }) => {
      take(piece);
      return Promise.resolve({});
    },
  };
}

function cardOf(path: string, { name, sha256 }: TestStage['extractor']): ModelCard {
  const classes = ['one', 'two', 'three'].map((id) => ({ id, name: id, colour: '#123456' }));
  return {
    id: 'untrained',
    origin: 'file',
    path,
    createdAt: '',
    cell: 'gru',
    hiddenSize: 64,
    layers: 1,
    projection: null,
    head: 'frame',
    modelRate: 15,
    tracks: [{ id: 'activity', name: 'Activity', classes }],
    extractor: { name, sha256 },
    from: null,
    clips: 0,
    trainingAccuracy: null,
    fault: null,
  };
}
