/** From folders of clips to a model that labels: import, train, evaluate and label through the command line. */
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { longtake, refusal } from './support/longtake.ts';
import { gmdcsa24, missing, smallExtractor, yoga } from './support/places.ts';

const reason = missing(yoga) ?? missing(gmdcsa24) ?? missing(smallExtractor);

interface EvalDocument {
  readonly clips: number;
  readonly frames: number;
  readonly frameAccuracy: number;
  readonly clipAccuracy: number;
  readonly folds: readonly unknown[];
  readonly perClass: readonly unknown[];
  readonly confusion: readonly unknown[];
  readonly baselines: Readonly<
    Record<
      'majority' | 'softmax',
      { readonly frameAccuracy: number; readonly clipAccuracy: number }
    >
  >;
}

interface ClipDocument {
  readonly clip: readonly { readonly probabilities: unknown }[];
  readonly labels: readonly { readonly tracks: readonly { readonly probabilities: unknown }[] }[];
}

describe.skipIf(reason !== null)('a project', () => {
  let folder: string;
  let project: string;
  /** Two poses of four people: small enough for every run of the tests. */
  let source: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'longtake-project-'));
    project = join(folder, 'poses.longtake');
    source = join(folder, 'clips');
    for (const pose of ['shavasana', 'trikonasana']) {
      await mkdir(join(source, pose), { recursive: true });
      const clips = (await readdir(join(yoga, pose))).filter((name) => /^p0[1-4]/.test(name));
      for (const name of clips) await cp(join(yoga, pose, name), join(source, pose, name));
    }
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('takes in class folders with groups', async () => {
    const { code, stdout } = await longtake([
      'import',
      source,
      '--project',
      project,
      '--group-from',
      'p\\d\\d',
      '--json',
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ tracks: ['activity'], problems: [] });
    const listed = JSON.parse(
      (await longtake(['clips', '--project', project, '--json'])).stdout,
    ) as {
      clips: {
        group: string;
        frames: number;
        segments: { classId: string; startFrame: number; endFrame: number }[];
      }[];
    };
    expect(listed.clips.length).toBeGreaterThanOrEqual(8);
    expect(new Set(listed.clips.map(({ group }) => group))).toEqual(
      new Set(['p01', 'p02', 'p03', 'p04']),
    );
    for (const { frames, segments } of listed.clips)
      expect(segments).toMatchObject([{ startFrame: 0, endFrame: frames }]);
  });

  it('learns, in its own process, and keeps the model in the project', async () => {
    const { code, stdout, stderr } = await longtake([
      'train',
      '--project',
      project,
      '--extractor',
      smallExtractor,
      '--epochs',
      '6',
      '--json',
    ]);
    expect(stderr).toContain('pass 6');
    expect(code).toBe(0);
    const { path, engine } = JSON.parse(stdout) as { path: string; engine: string };
    expect(path.startsWith(join(project, 'models'))).toBe(true);
    expect(['wasm', 'tfjs-node']).toContain(engine);
    expect(await readdir(join(project, 'training'))).toEqual([]);
  });

  it('labels a clip with it: one row per frame, the clip named right', async () => {
    const [clip = ''] = (await readdir(join(source, 'shavasana'))).filter((name) =>
      name.startsWith('p01'),
    );
    const args = [
      'label',
      join(source, 'shavasana', clip),
      '--project',
      project,
      '--extractor',
      smallExtractor,
    ];
    const { code, stdout } = await longtake(args);
    expect(code).toBe(0);
    const rows = parse(stdout, { columns: true }) as unknown as Record<string, string>[];
    expect(Object.keys(rows[0] ?? {})).toEqual([
      'frame',
      'timestamp_us',
      'time_s',
      'source',
      'label',
      'probability',
      'p:shavasana',
      'p:trikonasana',
    ]);
    expect(rows.map(({ frame }) => Number(frame))).toEqual(rows.map((_, i) => i));
    const right = rows.filter(({ label }) => label === 'shavasana').length;
    expect(right / rows.length).toBeGreaterThan(0.9);
  });

  it('learns whole clips, and gives a line for each video', async () => {
    const model = join(folder, 'whole.safetensors');
    const own = ['--project', project, '--extractor', smallExtractor];
    const trained = await longtake([
      'train',
      ...own,
      ...['--head', 'clip', '--projection', '32', '--epochs', '15', '--out', model, '--json'],
    ]);
    expect(trained.code).toBe(0);
    expect(trained.stderr).toContain('pass 15');
    const poses = ['shavasana', 'trikonasana'];
    const videos = await Promise.all(
      poses.map(async (pose) => {
        const names = await readdir(join(source, pose));
        return join(source, pose, names.toSorted()[0] ?? '');
      }),
    );
    const label = ['label', ...videos, '--model', model, ...own];
    const said = await longtake([...label, '--per', 'clip']);
    expect(said.code).toBe(0);
    const lines = said.stdout.trimEnd().split('\n');
    for (const [i, line] of lines.entries()) {
      expect(line).toMatch(/ {2}\w+ {2}[01]\.\d{3}$/);
      expect(line.startsWith(`${videos[i] ?? ''}  ${poses[i] ?? ''}  `)).toBe(true);
    }
    expect(lines).toHaveLength(2);

    const [first = ''] = videos;
    const one = await longtake(['label', first, '--model', model, ...own, '--json']);
    expect(one.stderr).toContain('names whole clips');
    const document = JSON.parse(one.stdout) as ClipDocument;
    const atEnd = document.labels.at(-1)?.tracks[0]?.probabilities;
    expect(document).toMatchObject({ head: 'clip', clip: [{ label: 'shavasana' }] });
    expect(document.clip[0]?.probabilities).toEqual(atEnd);

    const judged = await longtake(['eval', '--model', model, ...own, '--json']);
    const figures = JSON.parse(judged.stdout) as EvalDocument;
    expect(figures).toMatchObject({ head: 'clip', folds: [] });
    // Of the clips it was trained on all but one at most must be known again.
    expect(figures.clipAccuracy).toBeGreaterThanOrEqual(1 - 1 / figures.clips);
  });

  it('is measured on people held out, beside its baselines, with a report', async () => {
    const report = join(folder, 'report');
    const { code, stdout } = await longtake([
      'eval',
      '--project',
      project,
      '--extractor',
      smallExtractor,
      '--cross-validate',
      'group:2',
      '--epochs',
      '6',
      '--report',
      report,
      '--json',
    ]);
    expect(code).toBe(0);
    const document = JSON.parse(stdout) as EvalDocument;
    expect(document.folds.length).toBe(2);
    expect(document.perClass.length).toBe(2);
    expect(document.confusion.length).toBe(2);
    // A third of these clips is people lying down or getting up, so frames stay well below clips.
    expect(document.frameAccuracy).toBeGreaterThan(
      document.baselines.majority.frameAccuracy + 0.15,
    );
    expect(document.clipAccuracy).toBeGreaterThanOrEqual(document.baselines.majority.clipAccuracy);
    expect(document.baselines.softmax.frameAccuracy).toBeGreaterThan(
      document.baselines.majority.frameAccuracy,
    );
    expect((await readdir(report)).sort()).toEqual([
      'confusion.csv',
      'eval.json',
      'predictions.csv',
      'report.html',
    ]);
    expect(JSON.parse(await readFile(join(report, 'eval.json'), 'utf8'))).toEqual(document);
  });

  it('refuses a model of another extractor, and a folder that is no project', async () => {
    const args = ['label', join(source, 'shavasana', 'x.mp4'), '--project', project];
    const other = await longtake([...args, '--extractor', 'mobilenet_v2_1.0_224_quant']);
    expect(other.code).toBe(2);
    expect(refusal(other)).toContain('was made with the extractor');
    const none = await longtake(['eval', '--project', source, '--cross-validate', 'group']);
    expect(none.code).toBe(2);
    expect(refusal(none)).toContain('not a Longtake project');
  });

  it("takes in segments on two tracks, by the files' own times", async () => {
    const two = join(folder, 'rooms.longtake');
    const { code, stdout } = await longtake([
      'import',
      join(gmdcsa24, 'segments.csv'),
      '--tracks',
      join(gmdcsa24, 'tracks.json'),
      '--project',
      two,
      '--group-from',
      'Subject \\d',
      '--reference',
      '--json',
    ]);
    expect(code).toBe(0);
    const summary = JSON.parse(stdout) as { clips: string[]; tracks: string[] };
    expect(summary.tracks).toEqual(['posture', 'activity']);
    expect(summary.clips.length).toBe(23);
    const { clips } = JSON.parse(
      (await longtake(['clips', '--project', two, '--json'])).stdout,
    ) as {
      clips: { name: string; frames: number; segments: { track: string; classId: string }[] }[];
    };
    expect(clips.reduce((sum, { frames }) => sum + frames, 0)).toBe(3103);
    const reading = clips
      .find(({ frames }) => frames === 115)
      ?.segments.map(({ track, classId }) => `${track}/${classId}`);
    expect(reading?.toSorted()).toEqual(['activity/reading', 'posture/walking']);
  });
});
