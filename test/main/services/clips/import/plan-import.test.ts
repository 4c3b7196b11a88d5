/** What an import would bring in, found out from folders and tables as people have them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { exitCodeOf, Fault } from '../../../../../contract/fault.ts';
import { planImport } from '../../../../../main/services/clips/import/plan-import.ts';
import { gmdcsa24, isAbsent, yogaDev } from '../../shared-data.ts';
import { tempFolder } from '../../temp-folder.ts';
import { plantMedia } from '../plain-probe.ts';

function plant(...files: string[]): string {
  const root = tempFolder();
  files.forEach((file) => plantMedia(join(root, file)));
  return root;
}

function plantTable(root: string, text: string, name = 'segments.csv'): string {
  writeFileSync(join(root, name), `file,label,start_s,end_s\n${text}`);
  return join(root, name);
}

// Whatever the machine has: no ffmpeg, unless a test gives one.
beforeEach(() => void vi.stubEnv('LONGTAKE_FFMPEG', ''));
afterEach(() => void vi.unstubAllEnvs());

describe('planImport', () => {
  it('takes one video without labels', async () => {
    const root = plant('a b.MOV');
    const plan = await planImport(join(root, 'a b.MOV'));
    expect(plan).toMatchObject({ layout: 'videos', root, tracks: [], problems: [] });
    expect(plan.clips).toEqual([
      { path: join(root, 'a b.MOV'), source: 'a b.MOV', group: null, spans: [] },
    ]);
  });

  it('takes a folder of videos without labels, and names what it passes over', async () => {
    const plan = await planImport(plant('2.mp4', '1.webm', 'notes.txt', '.hidden.mp4', 'old.avi'));
    expect(plan.layout).toBe('videos');
    expect(plan.clips.map((c) => c.source)).toEqual(['1.webm', '2.mp4']);
    expect(plan.notes.join()).toContain('"notes.txt"');
    expect(plan.problems).toMatchObject([{ file: 'old.avi', what: /ffmpeg/ }].map(matching));
  });

  it('takes videos that no browser decodes where there is an ffmpeg', async () => {
    vi.stubEnv('LONGTAKE_FFMPEG', process.execPath);
    const { clips, problems } = await planImport(plant('1.mp4', 'old.avi'));
    expect(clips.map(({ source }) => source)).toEqual(['1.mp4', 'old.avi']);
    expect(problems).toEqual([]);
  });

  it('takes class folders, and videos beside them without labels', async () => {
    const root = plant('Walking/1.mp4', 'Walking/far/2.mp4', 'background/3.mkv', '4.mp4');
    for (const layout of ['auto', 'folders']) {
      const { clips, tracks } = await planImport(root, { layout });
      expect(clips.map((c) => [c.source, c.spans.map((s) => s.classId)])).toEqual([
        ['4.mp4', []],
        ['Walking/1.mp4', ['walking']],
        ['Walking/far/2.mp4', ['walking']],
        ['background/3.mkv', ['background']],
      ]);
      expect(tracks).toMatchObject([
        { id: 'activity', classes: [{ id: 'walking', name: 'Walking' }, {}] },
      ]);
    }
  });

  it('guesses no labels from folders of folders, unless told to', async () => {
    const root = plant('Subject 1/ADL/1.mp4', 'Subject 2/Fall/2.mp4');
    const plan = await planImport(root, { groupFrom: 'Subject \\d' });
    expect(plan).toMatchObject({ layout: 'videos', tracks: [] });
    expect(plan.clips.map((c) => c.group)).toEqual(['Subject 1', 'Subject 2']);
    expect(plan.notes.join()).toContain('--layout folders');
    expect((await planImport(root, { layout: 'folders' })).layout).toBe('folders');
  });

  it('finds the one table of segments in a folder', async () => {
    const root = plant('a/1.mp4', 'a/2.mp4');
    plantTable(root, 'a/2.mp4,x,0,1');
    writeFileSync(join(root, 'manifest.csv'), 'file,class\na/1.mp4,x\n');
    expect((await planImport(root)).clips.map((c) => c.source)).toEqual(['a/2.mp4']);
    plantTable(root, 'a/1.mp4,x,0,1', 'more.tsv');
    await expect(planImport(root)).rejects.toThrow(/several tables/);
  });

  it('reports lines it cannot use and takes the rest', async () => {
    const root = plant('a/1.mp4');
    const table = plantTable(
      root,
      'a/1.mp4,x,0,1\na/absent.mp4,x,0,1\na/1.mp4,x,0\nold.avi,x,0,1\na\\1.mp4,y,1,2\n',
    );
    const { clips, problems } = await planImport(table);
    expect(clips.map((c) => [c.source, c.spans.length])).toEqual([['a/1.mp4', 2]]);
    expect(problems.map((p) => [p.file, p.line])).toEqual([
      ['segments.csv', 3],
      ['segments.csv', 4],
      ['segments.csv', 5],
    ]);
  });

  it('reports labels that the tracks file does not name', async () => {
    const root = plant('1.mp4');
    const table = plantTable(root, '1.mp4,Sitting,0,1\n1.mp4,Juggling,1,2\n');
    const tracks = join(root, 'tracks.json');
    writeFileSync(tracks, '{"tracks": [{"id": "posture", "classes": {"sit": ["Sitting"]}}]}');
    const { clips, problems } = await planImport(table, { tracks });
    expect(clips[0]!.spans).toMatchObject([{ trackId: 'posture', classId: 'sit', line: 2 }]);
    expect(problems).toMatchObject([{ file: 'segments.csv', line: 3 }]);
    expect(problems[0]!.what).toContain('"Juggling" belongs to no class of "tracks.json"');
  });

  it('takes the first capture group as the group', async () => {
    const root = plant('x/p07_1.mp4', 'x/nobody.mp4');
    const { clips } = await planImport(root, { groupFrom: '(p\\d+)_' });
    expect(clips.map((c) => c.group)).toEqual([null, 'p07']);
  });
});

describe('planImport refuses', () => {
  it.each([
    ['a layout it cannot read', { layout: 'docx' }, 'unsupported', /auto, folders, csv, segments/],
    ['an invalid expression', { groupFrom: '(' }, 'bad-input', /--group-from/],
    ['a missing tracks file', { tracks: 'absent.json' }, 'not-found', /absent\.json/],
    ['no table where one is meant', { layout: 'segments' }, 'bad-input', /no table of segments/],
  ])('%s', async (_, options, reason, message) => {
    const fault = await faultOf(planImport(plant('1.mp4'), options));
    expect(fault).toMatchObject({ reason });
    expect(fault.message).toMatch(message);
    expect(exitCodeOf(fault)).toBe(2);
  });

  it.each([
    ['{', /not valid JSON/],
    ['{"tracks": []}', /not valid/],
    ['{"tracks": [{"id": "a", "classes": {"b c": ["x"]}}]}', /an id must be/],
    ['{"tracks": [{"id": "a", "classes": {}}], "overlapWithinTrack": "the first wins"}', /overlap/],
  ])('the tracks file %s', async (text, message) => {
    const root = plant('1.mp4');
    const tracks = join(root, 'tracks.json');
    writeFileSync(tracks, text);
    await expect(planImport(root, { tracks })).rejects.toThrow(message);
  });

  it('what is absent, no video, or without any video', async () => {
    const root = plant('a.avi', 'b.txt', 'c.docx');
    mkdirSync(join(root, 'empty'));
    const attempts = [
      ['absent', 'not-found'],
      ['a.avi', 'bad-input'],
      ['b.txt', 'bad-input'],
      ['c.docx', 'bad-input'],
      ['empty', 'bad-input'],
      ['.', 'bad-input'],
    ] as const;
    for (const [name, reason] of attempts) {
      expect(await faultOf(planImport(join(root, name)))).toMatchObject({ reason });
    }
  });

  it('a table whose lines are all broken, without blaming the videos', async () => {
    const root = plant('1.mp4');
    await expect(planImport(plantTable(root, '1.mp4,x,zero,1\n1.mp4,x,2,1\n'))).rejects.toThrow(
      /^"segments\.csv" has no line that can be used \(line 2: "zero" to "1" are not times in seconds/,
    );
  });

  it('a table of which no line can be used, saying why', async () => {
    const root = plant('1.mp4');
    await expect(planImport(plantTable(root, 'absent.mp4,x,0,1\n'))).rejects.toThrow(
      /no video that could be imported \(line 2: there is no file "absent.mp4"/,
    );
  });
});

describe.skipIf(isAbsent(gmdcsa24))('the real table of gmdcsa24', () => {
  it('gives 23 clips, two tracks and every segment', async () => {
    const plan = await planImport(join(gmdcsa24, 'segments.csv'), {
      tracks: join(gmdcsa24, 'tracks.json'),
      groupFrom: 'Subject \\d',
    });
    expect(plan.problems).toEqual([]);
    expect(plan.clips).toHaveLength(23);
    expect(plan.clips.flatMap((c) => c.spans)).toHaveLength(48);
    expect(new Set(plan.clips.map((c) => c.group))).toEqual(
      new Set(['Subject 1', 'Subject 2', 'Subject 3', 'Subject 4']),
    );
    expect(plan.tracks.map(({ id, classes }) => [id, classes.map((c) => c.id).join(' ')])).toEqual([
      ['posture', 'sitting standing walking lying falling'],
      ['activity', 'reading eating drinking exercising'],
    ]);
    expect(await planImport(gmdcsa24)).toMatchObject({ layout: 'segments', table: 'segments.csv' });
  });

  it('without a tracks file gives one track of its own labels', async () => {
    const { tracks } = await planImport(join(gmdcsa24, 'segments.csv'));
    expect(tracks).toHaveLength(1);
    expect(tracks[0]!.classes).toContainEqual({ id: 'falling-bw', name: 'Falling (BW)' });
    expect(tracks[0]!.classes).toHaveLength(11);
  });
});

describe.skipIf(isAbsent(yogaDev))('the real folders of yoga-dev', () => {
  it('give 48 clips in five classes and eight groups', async () => {
    const { layout, clips, tracks, problems, notes } = await planImport(yogaDev, {
      groupFrom: 'p\\d\\d',
    });
    expect({ layout, problems, clips: clips.length }).toEqual({
      layout: 'folders',
      problems: [],
      clips: 48,
    });
    expect(new Set(clips.map((c) => c.group)).size).toBe(8);
    expect(tracks.map((t) => t.classes.map((c) => c.id))).toEqual([
      ['bhujangasana', 'childs_pose', 'parvatasana', 'shavasana', 'trikonasana'],
    ]);
    expect(notes.join()).toContain('manifest.csv');
  });
});

function matching({ file, what }: { file: string; what: RegExp }) {
  return { file, what: expect.stringMatching(what) as string };
}

async function faultOf(promise: Promise<unknown>): Promise<Fault> {
  const error: unknown = await promise.then(
    () => new Error('nothing was thrown'),
    (e: unknown) => e,
  );
  if (!(error instanceof Fault)) throw error;
  return error;
}
