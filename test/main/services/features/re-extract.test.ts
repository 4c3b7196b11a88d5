/** Extracting anew in the background: every clip once, held and ended on request, what cannot be read told. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ReExtraction } from '../../../../contract/window/re-extraction.ts';
import { mediaPath, type Clip } from '../../../../main/services/clips/clip.ts';
import { importClip } from '../../../../main/services/clips/import-clip.ts';
import type { Extractor } from '../../../../main/services/extractors/resolve-extractor.ts';
import { createReExtractor } from '../../../../main/services/features/re-extract.ts';
import { readFeatures } from '../../../../main/services/features/read-features.ts';
import { extractorKey } from '../../../../main/services/pixels/extractor-key.ts';
import { createProject } from '../../../../main/services/project/project.ts';
import { matching } from '../../../matching.ts';
import { plainProbe, plantMedia } from '../clips/plain-probe.ts';
import { tempFolder } from '../temp-folder.ts';
import { createFakeStage } from './fake-stage.ts';

const extractorOf = (featureLength: number): Extractor & { readonly featureLength: number } => ({
  path: `/extractors/${String(featureLength)}.tflite`,
  name: `of-${String(featureLength)}`,
  sha256: String(featureLength).repeat(64),
  source: 'file',
  pictureSize: null,
  featureLength,
});
const first = extractorOf(5);
const second = extractorOf(7);

async function twoClips() {
  const folder = tempFolder();
  const project = await createProject(join(folder, 'p'));
  const clips: Clip[] = [];
  for (const name of ['a.mp4', 'b.mp4']) {
    const path = plantMedia(join(folder, name), name);
    clips.push((await importClip(project, { path }, plainProbe)).clip);
  }
  const cached = (clip: (typeof clips)[number], { featureLength, ...extractor }: typeof first) =>
    readFeatures(clip, {
      extractor: extractorKey(extractor, featureLength),
      ratePerS: project.file.modelRate,
      decoder: 'Chrome/1',
    });
  return { project, clips, cached };
}
type Place = Awaited<ReturnType<typeof twoClips>>;

function extracting({ project }: Place, { batches = 3 } = {}) {
  const states: (ReExtraction | null)[] = [];
  const stages: ReturnType<typeof createFakeStage>[] = [];
  const listeners = new Set<() => void>();
  let wanted = first;
  const reExtractor = createReExtractor({
    openStage() {
      const stage = createFakeStage({ featureLength: wanted.featureLength, batches });
      stages.push(stage);
      return Promise.resolve(stage);
    },
    onState(state) {
      states.push(state);
      listeners.forEach((listener) => {
        listener();
      });
    },
  });
  onTestFinished(() => reExtractor.close());
  let done = 0;
  const until = (isIt: (state: ReExtraction) => boolean) =>
    new Promise<ReExtraction>((resolve) => {
      const look = () => {
        const last = states.at(-1) ?? null;
        if (last === null || !isIt(last)) return;
        listeners.delete(look);
        resolve(last);
      };
      listeners.add(look);
      look();
    });
  return {
    reExtractor,
    states,
    stages,
    done: () => done,
    begin(extractor: typeof first) {
      wanted = extractor;
      reExtractor.begin({
        project,
        resolve: () => Promise.resolve(extractor),
        onDone() {
          done += 1;
          return Promise.resolve();
        },
      });
    },
    until,
    phase: (phase: ReExtraction['phase']) => until((state) => state.phase === phase),
  };
}

const featureFiles = (folder: string) =>
  readdirSync(folder).filter((name) => name.startsWith('features-'));

describe('extracting anew', () => {
  it('gives every clip features of the extractor, keeps those of the one before, and mixes none', async () => {
    const place = await twoClips();
    const work = extracting(place);
    work.begin(first);
    expect(await work.phase('done')).toMatchObject({ clips: 2, clipsDone: 2, share: 1 });
    work.begin(second);
    await work.until(({ phase, extractor }) => phase === 'done' && extractor === 'of-7');
    for (const clip of place.clips) {
      expect((await place.cached(clip, first))?.rows).toEqual(new Float32Array(30).fill(5));
      expect((await place.cached(clip, second))?.rows).toEqual(new Float32Array(42).fill(7));
      expect(featureFiles(clip.folder)).toHaveLength(4);
    }
    expect(work.done()).toBe(2);
    expect(work.stages.every((stage) => stage.isClosed())).toBe(true);
  });

  it('tells its way in shares that rise, and says how long it will take', async () => {
    const work = extracting(await twoClips());
    work.begin(first);
    await work.phase('done');
    const told = work.states.filter((state) => state !== null);
    const shares = told.map(({ share }) => share);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(told.some(({ secondsLeft }) => secondsLeft !== null && secondsLeft >= 0)).toBe(true);
    expect(told.at(-1)).toMatchObject({ phase: 'done', secondsLeft: null, problems: [] });
  });

  it('leaves clips alone that have their features', async () => {
    const work = extracting(await twoClips());
    work.begin(first);
    await work.phase('done');
    work.begin(first);
    await work.until(({ phase, clips }) => phase === 'done' && clips === 0);
    expect(work.stages[1]?.jobs.map(({ kind }) => kind)).toEqual(['try-extractor']);
  });

  it('rests while it is held, also within a clip, and goes on after', async () => {
    const place = await twoClips();
    const work = extracting(place);
    work.reExtractor.hold(true);
    work.begin(first);
    await work.phase('waiting');
    expect(work.stages).toHaveLength(0);
    work.reExtractor.hold(false);
    await work.until(({ share }) => share > 0);
    work.reExtractor.hold(true);
    const { share } = await work.phase('waiting');
    await new Promise((resolve) => setImmediate(resolve));
    expect(work.reExtractor.state()).toMatchObject({ phase: 'waiting', share });
    work.reExtractor.hold(false);
    expect(await work.phase('done')).toMatchObject({ clipsDone: 2 });
  });

  it.each(['running', 'waiting'] as const)('can be cancelled while %s', async (phase) => {
    const place = await twoClips();
    const work = extracting(place, { batches: 1_000_000 });
    work.begin(first);
    await work.until(({ share }) => share > 0);
    if (phase === 'waiting') work.reExtractor.hold(true);
    work.reExtractor.cancel();
    await work.reExtractor.close();
    expect(work.reExtractor.state()).toMatchObject({ phase: 'cancelled' });
    expect(work.stages[0]?.isClosed()).toBe(true);
    for (const clip of place.clips) expect(featureFiles(clip.folder)).toEqual([]);
    expect(work.done()).toBe(0);
  });

  it('begun again ends what runs, and is told of alone', async () => {
    const place = await twoClips();
    const work = extracting(place, { batches: 1_000_000 });
    work.begin(first);
    await work.until(({ share }) => share > 0);
    work.begin(second);
    await work.until(({ extractor, share }) => extractor === 'of-7' && share > 0);
    expect(work.stages[0]?.isClosed()).toBe(true);
    const after = work.states.slice(work.states.findIndex((s) => s?.extractor === 'of-7'));
    expect(after.every((state) => state?.extractor === 'of-7')).toBe(true);
    work.reExtractor.drop();
    expect(work.states.at(-1)).toBeNull();
  });

  it('names a clip whose video is gone, and does the others', async () => {
    const place = await twoClips();
    const [gone, there] = place.clips;
    if (gone === undefined || there === undefined) throw new Error('There are no clips.');
    rmSync(mediaPath(gone));
    const work = extracting(place);
    work.begin(first);
    const { problems } = await work.phase('done');
    expect(problems).toEqual([matching(/^"a": The video .* is not there/)]);
    expect(await place.cached(there, first)).not.toBeNull();
    expect(work.done()).toBe(1);
  });

  it('stops at what is wrong with the machine, and says it', async () => {
    const place = await twoClips();
    const work = extracting(place);
    work.begin(first);
    await work.until(({ clips }) => clips === 2);
    void work.stages[0]?.close();
    expect(await work.phase('failed')).toMatchObject({ message: 'The stage is closed.' });
    expect(work.done()).toBe(0);
  });

  it('opens nothing and tells nothing of a project without clips', async () => {
    const project = await createProject(join(tempFolder(), 'empty'));
    const work = extracting({ project, clips: [], cached: () => Promise.resolve(null) });
    work.begin(first);
    await work.reExtractor.close();
    expect(work.states.filter((state) => state !== null)).toEqual([]);
    expect(work.stages).toEqual([]);
    expect(existsSync(project.root)).toBe(true);
  });
});
