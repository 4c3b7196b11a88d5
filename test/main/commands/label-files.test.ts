/** `longtake export` and `longtake import` of labels, as a user calls them on a small project. */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { readLabelSet } from '../../../main/services/labels/label-set.ts';
import { labelledProject, labels } from '../services/labels/labelled-project.ts';
import { matching } from '../../matching.ts';
import { filesBelow } from '../../files-below.ts';
import { longtake } from './in-process.ts';

vi.setConfig({ testTimeout: 120_000 });

async function expectRefused(args: readonly string[], sentence: RegExp): Promise<void> {
  const { status, stdout, stderr } = await longtake(...args);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(sentence);
  expect(stderr.split('\n')).toHaveLength(1);
}

describe('longtake export of labels', () => {
  it('says first what it would write, then writes a folder or a file, and nothing over either', async () => {
    const { project, folder } = await labelledProject({ isLabelled: true });
    const [out, one] = [join(folder, 'vtt'), join(folder, 'all.boris')];
    const vtt = ['export', '--project', project.root, '--format', 'vtt', '--out', out];
    const dry = await longtake(...vtt, '--dry-run');
    expect([dry.status, dry.stderr]).toEqual([0, '']);
    expect(dry.stdout).toMatch(/^Would write 6 segments of 2 clips as vtt/);
    expect(dry.stdout).toContain('1 point event becomes a stretch of one frame');
    expect(existsSync(out)).toBe(false);

    mkdirSync(out);
    const wrote = await longtake(...vtt, '--json');
    expect(wrote.status).toBe(0);
    expect(JSON.parse(wrote.stdout)).toMatchObject({
      format: 'vtt',
      labelSet: 'hand',
      dryRun: false,
      files: [
        { path: join(out, 'hall, two.vtt'), segments: 1 },
        { path: join(out, 'kitchen.vtt'), segments: 5 },
      ],
    });
    expect(readdirSync(out)).toEqual(['hall, two.vtt', 'kitchen.vtt']);
    expect(readFileSync(join(out, 'hall, two.vtt'), 'utf8')).toBe(
      'WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nposture: walk\n',
    );
    await expectRefused(vtt, /is there already and is not overwritten/);

    const boris = ['export', '--project', project.root, '--format', 'boris', '--out', one];
    expect((await longtake(...boris)).status).toBe(0);
    expect(JSON.parse(readFileSync(one, 'utf8'))).toMatchObject({ project_format_version: '7.0' });
    await expectRefused(boris, /is there already and is not overwritten/);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('writes one clip into one file', async () => {
    const { project, folder } = await labelledProject({ isLabelled: true });
    const out = join(folder, 'new', 'one.eaf');
    const eaf = ['export', '--project', project.root, '--format', 'eaf', '--out', out];
    await expectRefused(eaf, /a file for each of the 2 clips/);
    expect((await longtake(...eaf, '--clips', 'kitchen')).status).toBe(0);
    expect(readFileSync(out, 'utf8')).toContain('<ANNOTATION_DOCUMENT');
  });

  it('refuses what makes no sense', async () => {
    const { project, folder } = await labelledProject({ isLabelled: false });
    const rest = ['--out', join(folder, 'out')];
    const of = ['export', '--project', project.root, ...rest, '--format'];
    await expectRefused(['export', '--format', 'via', ...rest], /name it with --project/);
    await expectRefused([...of, 'via'], /No clip has the label set "hand"/);
    await expectRefused([...of, 'via', '--clips', 'attic'], /There is no clip "attic"/);
    await expectRefused([...of, 'onnx', '--dry-run'], /--dry-run is for labels/);
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });
});

describe('longtake import of labels', () => {
  const walk = 'WEBVTT\n\n00:00.000 --> 00:00.500\nwalk\n\n00:00.500 --> 00:00.900\nhop\n';

  it('previews, imports without any browser, keeps what is there, and replaces when told to', async () => {
    const { project, folder, clips } = await labelledProject({ isLabelled: true });
    const kitchen = clips.find(({ file }) => file.name === 'kitchen')!;
    const file = join(folder, 'kitchen.vtt');
    writeFileSync(file, walk.replaceAll(/^(walk|hop)$/gm, 'posture: $1'));
    const args = ['import', file, '--project', project.root];
    const before = filesBelow(project.root);
    const dry = await longtake(...args, '--dry-run', '--json');
    expect(dry.status).toBe(0);
    expect(JSON.parse(dry.stdout)).toMatchObject({
      dryRun: true,
      layout: 'vtt',
      labelSet: 'hand',
      clips: [{ clip: kitchen.id, segments: 0 }],
      newTracks: [],
      newClasses: ['posture/hop'],
      problems: [
        { file: 'kitchen.mp4', line: null, what: matching(/4 other segments already, which stay/) },
      ],
    });
    expect(filesBelow(project.root)).toEqual(before);

    expect((await longtake(...args)).stdout).toMatch(/has 4 other segments already/);
    expect((await readLabelSet(kitchen))?.tracks['posture']).toEqual(labels['kitchen']!['posture']);

    const replaced = await longtake(...args, '--replace');
    expect(replaced.stdout).toContain('4 segments of the track "posture" are replaced by 2');
    const set = await readLabelSet(kitchen);
    expect(set?.tracks['posture']).toEqual([
      { startFrame: 0, endFrame: 15, classId: 'walk', origin: 'imported' },
      { startFrame: 15, endFrame: 27, classId: 'hop', origin: 'imported' },
    ]);
    expect(set?.tracks['hands']).toEqual(labels['kitchen']!['hands']);
  });

  it('puts the predictions of other programs beside the labels by hand, never over them', async () => {
    const { project, folder, clips } = await labelledProject({ isLabelled: true });
    const kitchen = clips.find(({ file }) => file.name === 'kitchen')!;
    const file = join(folder, 'results.json');
    const results = {
      kitchen: [{ segment: [0, 1], label: 'Walking', score: 0.8, track: 'posture' }],
    };
    writeFileSync(file, JSON.stringify({ version: '1', results }));
    const args = ['import', file, '--project', project.root];
    const { status, stdout } = await longtake(...args, '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ labelSet: 'suggestions', segments: 1 });
    expect(await readLabelSet(kitchen, 'suggestions')).toMatchObject({
      kind: 'predictions',
      tracks: { posture: [{ startFrame: 0, endFrame: 30, classId: 'walk' }] },
    });
    expect((await readLabelSet(kitchen))?.tracks).toEqual(labels['kitchen']);
    await expectRefused([...args, '--label-set', 'hand'], /Suggestions never go into "hand"/);
    await expectRefused([...args, '--as', 'hand', '--label-set', 'suggestions'], /never mixed/);
    writeFileSync(join(folder, 'kitchen.vtt'), walk);
    const vtt = ['import', join(folder, 'kitchen.vtt'), '--project', project.root];
    expect((await longtake(...vtt, '--as', 'suggestions')).stdout).toContain('2 segments');
    expect((await readLabelSet(kitchen))?.tracks).toEqual(labels['kitchen']);
  });

  it('refuses a broken file, or one that means no clip, and changes nothing', async () => {
    const { project, folder } = await labelledProject({ isLabelled: true });
    const before = filesBelow(project.root);
    const refused = async (name: string, text: string, sentence: RegExp, ...more: string[]) => {
      writeFileSync(join(folder, name), text);
      await expectRefused(
        ['import', join(folder, name), '--project', project.root, ...more],
        sentence,
      );
    };
    await refused(
      'kitchen.vtt',
      walk.replace('00:00.500', 'soon'),
      /"kitchen\.vtt", line 3: .* no pair of times/,
    );
    await refused('attic.vtt', walk, /no video called "attic" beside the table nor in the project/);
    await refused('kitchen.eaf', walk, /"kitchen\.eaf", line 1: .*XML/, '--layout', 'eaf');
    await refused('kitchen.txt', 'hello', /"kitchen\.txt" is in none of the formats that are read/);
    expect(filesBelow(project.root)).toEqual(before);
  });
});
