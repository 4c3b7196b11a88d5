/** `longtake train` at its edges: a project of a single clip, classes nobody shows, features that are no numbers, a run that goes astray. */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { longtake, refusal, type Outcome } from './support/longtake.ts';
import { missing, smallExtractor, yoga } from './support/places.ts';

const reason = missing(yoga) ?? missing(smallExtractor);

describe.skipIf(reason !== null)('training on a single clip', () => {
  let folder: string;
  let project: string;
  const train = (...args: string[]): Promise<Outcome> =>
    longtake(['train', '--project', project, '--extractor', smallExtractor, ...args]);
  const quick = ['--epochs', '2', '--hidden', '16'];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'longtake-train-'));
    project = join(folder, 'one.longtake');
    const source = join(folder, 'clips', 'shavasana');
    await mkdir(source, { recursive: true });
    const [clip = ''] = await readdir(join(yoga, 'shavasana'));
    await cp(join(yoga, 'shavasana', clip), join(source, clip));
    const args = ['import', join(folder, 'clips'), '--project', project, '--group-from', 'p\\d\\d'];
    expect((await longtake(args)).code).toBe(0);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('works, says which classes no frame carries, and tells every pass', async () => {
    const file = join(project, 'project.json');
    const known = JSON.parse(await readFile(file, 'utf8')) as {
      tracks: { classes: { id: string }[] }[];
    };
    const [track] = known.tracks;
    track?.classes.push({ ...track.classes[0], id: 'headstand' });
    await writeFile(file, JSON.stringify(known));
    const { code, stdout, stderr } = await train(...quick, '--json');
    expect(code).toBe(0);
    expect(stderr).toContain('No frame carries headstand: left out of training and measuring.');
    const document = JSON.parse(stdout) as {
      epochs: Record<string, unknown>[];
      tracks: { classes: string[] }[];
    };
    expect(document).toMatchObject({ clips: 1, keptPass: 2, tracks: [{ classes: ['shavasana'] }] });
    expect(document.epochs.map(({ epoch }) => epoch)).toEqual([1, 2]);
    for (const pass of document.epochs) {
      expect(Object.keys(pass).sort()).toEqual([
        ...['accuracy', 'epoch', 'framesPerSecond', 'gateMeans', 'gradientNorm', 'heldOut'],
        ...['loss', 'stateGradientNorms'],
      ]);
      expect(pass['stateGradientNorms']).toEqual([expect.objectContaining({ length: 32 })]);
    }
  });

  it('takes the cold-window recipe too', async () => {
    const { code, stdout } = await train(
      ...quick,
      '--recipe',
      'cold-windows',
      '--stride',
      '16',
      '--json',
    );
    expect(code).toBe(0);
    const { epochs } = JSON.parse(stdout) as { epochs: { stateGradientNorms: number[][] }[] };
    expect(epochs[0]?.stateGradientNorms[0]).toHaveLength(128);
  });

  it('has no clip to hold out, for early stopping or for cross-validation', async () => {
    const stopping = await train('--early-stopping', '2');
    expect(stopping.code).toBe(2);
    expect(refusal(stopping)).toContain('which one clip cannot give');
    const extractor = ['--extractor', smallExtractor];
    for (const [how, sentence] of [
      ['group', /wants 2 groups/],
      ['clips:2', /wants at least 2 clips/],
    ] as const) {
      const args = ['eval', '--project', project, '--cross-validate', how, ...extractor];
      const outcome = await longtake(args);
      expect(outcome.code).toBe(2);
      expect(refusal(outcome)).toMatch(sentence);
    }
  });

  it.each([
    [['--window', '0'], /whole number from 1/],
    [['--stride', '4'], /goes with the recipe cold-windows/],
    [['--recipe', 'cold-windows', '--carry-across-clips', '0.5'], /empty memory/],
    [['--optimiser', 'rmsprop'], /adamw, adam, sgd/],
  ])('refuses %j before anything is read', async (args, sentence) => {
    const outcome = await train(...args);
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(refusal(outcome)).toMatch(sentence);
    expect(outcome.stderr).not.toContain('Reading features');
  });

  it('does not begin where the model could not be saved', async () => {
    const taken = join(folder, 'taken.safetensors');
    await writeFile(taken, 'something');
    const outcome = await train('--out', taken);
    expect(outcome.code).toBe(2);
    expect(refusal(outcome)).toContain('is there already');
    expect(outcome.stderr).not.toContain('Reading features');
  });

  it('refuses features that are no numbers, by the name of the clip', async () => {
    const [clip = ''] = await readdir(join(project, 'clips'));
    const files = await readdir(join(project, 'clips', clip));
    const path = (ending: string) =>
      join(
        project,
        'clips',
        clip,
        files.find((name) => name.startsWith('features-') && name.endsWith(ending)) ?? '',
      );
    // As an extractor gone wrong would have left them: a cache that is only damaged is made anew.
    const rows = await readFile(path('.f32'));
    rows.writeFloatLE(Infinity, 400);
    const sidecar = JSON.parse(await readFile(path('.json'), 'utf8')) as { crc32: number };
    await writeFile(path('.f32'), rows);
    await writeFile(path('.json'), JSON.stringify({ ...sidecar, crc32: crc32(rows) }));
    const outcome = await train(...quick);
    expect(outcome.code).toBe(2);
    expect(refusal(outcome)).toContain(`Clip "${clip}" has a feature that is not a number`);
    // And what the sentence advises helps.
    await rm(path('.f32'));
    expect((await train(...quick)).code).toBe(0);
  });
});
