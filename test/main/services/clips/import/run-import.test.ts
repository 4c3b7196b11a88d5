/** Plans carried out: what lies in the project afterwards, what a second run does, what one bad clip costs. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../../../../contract/fault.ts';
import { listClips } from '../../../../../main/services/clips/clip.ts';
import { planImport } from '../../../../../main/services/clips/import/plan-import.ts';
import { runImport } from '../../../../../main/services/clips/import/run-import.ts';
import type { ProbeMedia } from '../../../../../main/services/clips/probe-media.ts';
import { frameClasses } from '../../../../../main/services/labels/frame-classes.ts';
import { readLabelSet } from '../../../../../main/services/labels/label-set.ts';
import { createProject, openProject } from '../../../../../main/services/project/project.ts';
import { evenTimes, gmdcsa24, isAbsent, table, tableProbe, yogaDev } from '../../shared-data.ts';
import { tempFolder } from '../../temp-folder.ts';
import { FRAMES, plainProbe, plantMedia } from '../plain-probe.ts';
import { matching } from '../../../../matching.ts';

async function setUp(...files: string[]) {
  const folder = tempFolder();
  const source = join(folder, 'source');
  files.forEach((file) => plantMedia(join(source, file), file));
  return { source, project: await createProject(join(folder, 'p.longtake')) };
}

/** Cannot decode any file whose name says so. */
const pickyProbe: ProbeMedia = (path) =>
  path.includes('broken')
    ? Promise.reject(new Fault('video-unreadable', `"${path}" is cut short: record it again.`))
    : plainProbe();

describe('runImport', () => {
  it('labels class folders over all their frames', async () => {
    const { source, project } = await setUp('sit/1.mp4', 'sit/2.mp4', 'walk/3.mp4', 'free.mp4');
    const summary = await runImport(await planImport(source), project, plainProbe);
    expect(summary).toMatchObject({ segments: 3, skipped: [], tracks: ['activity'], problems: [] });
    expect(summary.clips).toHaveLength(4);
    const { clips } = await listClips(project);
    const sets = await Promise.all(clips.map((clip) => readLabelSet(clip)));
    const said = clips.map((clip, i) => [
      clip.media.source,
      ...new Set(frameClasses(sets[i]!, 'activity', FRAMES)),
    ]);
    expect(Object.fromEntries(said)).toEqual({
      'sit/1.mp4': 'sit',
      'sit/2.mp4': 'sit',
      'walk/3.mp4': 'walk',
      'free.mp4': null,
    });
    expect(sets.find((set) => set !== null)).toMatchObject({
      id: 'hand',
      annotator: 'import',
      kind: 'hand',
    });
    expect((await openProject(project.root)).file.tracks).toMatchObject([
      {
        id: 'activity',
        classes: [
          { id: 'sit', key: '1' },
          { id: 'walk', key: '2' },
        ],
      },
    ]);
  });

  it('does nothing the second time', async () => {
    const { source, project } = await setUp('sit/1.mp4', 'walk/2.mp4');
    const first = await runImport(await planImport(source), project, plainProbe);
    const before = readFileSync(join(project.root, 'project.json'), 'utf8');
    const unused: ProbeMedia = () => Promise.reject(new Error('nothing needs decoding'));
    const second = await runImport(await planImport(source), project, unused);
    expect(second).toMatchObject({ clips: [], segments: 0, problems: [] });
    expect(second.skipped).toEqual(first.clips);
    expect(readFileSync(join(project.root, 'project.json'), 'utf8')).toBe(before);
  });

  it('labels clips that are in already without labels, and leaves labels that are there', async () => {
    const { source, project } = await setUp('a.mp4');
    await runImport(await planImport(join(source, 'a.mp4')), project, plainProbe);
    const segments = join(source, 'segments.csv');
    writeFileSync(segments, 'file,label,start_s,end_s\na.mp4,sit,0,0.5\n');
    expect(await runImport(await planImport(segments), project, plainProbe)).toMatchObject({
      clips: [],
      segments: 1,
    });
    writeFileSync(segments, 'file,label,start_s,end_s\na.mp4,walk,0,1\n');
    expect((await runImport(await planImport(segments), project, plainProbe)).segments).toBe(0);
    const [clip] = (await listClips(project)).clips;
    expect((await readLabelSet(clip!))?.tracks).toEqual({
      activity: [{ startFrame: 0, endFrame: 15, classId: 'sit', origin: 'imported' }],
    });
  });

  it('leaves out what cannot be decoded, and says so', async () => {
    const { source, project } = await setUp('sit/1.mp4', 'sit/broken.mp4', 'sit/3.mp4');
    const summary = await runImport(await planImport(source), project, pickyProbe);
    expect(summary.clips).toHaveLength(2);
    expect(summary.problems).toMatchObject([{ file: 'sit/broken.mp4', line: null }]);
    expect((await listClips(project)).clips).toHaveLength(2);
  });

  it('says when one video is there twice under two names', async () => {
    const { source, project } = await setUp('sit/1.mp4');
    plantMedia(join(source, 'walk/2.mp4'), 'sit/1.mp4');
    const { clips, skipped, problems } = await runImport(
      await planImport(source),
      project,
      plainProbe,
    );
    expect([clips.length, skipped]).toEqual([1, clips]);
    expect(problems).toEqual([
      { file: 'walk/2.mp4', line: null, what: expect.stringContaining('"sit/1.mp4"') as string },
    ]);
  });

  it('fails when nothing at all could be imported, with the one reason or the first', async () => {
    const one = await setUp('broken.mp4');
    await expect(
      runImport(await planImport(join(one.source, 'broken.mp4')), one.project, pickyProbe),
    ).rejects.toMatchObject({
      reason: 'video-unreadable',
      message: matching(/cut short/),
    });
    const two = await setUp('broken1.mp4', 'broken2.mp4');
    await expect(
      runImport(await planImport(two.source), two.project, pickyProbe),
    ).rejects.toMatchObject({
      reason: 'video-unreadable',
      message: matching(/No clip could be imported/),
    });
  });

  it('stops at once when the program fails, or when it is asked to', async () => {
    const { source, project } = await setUp('1.mp4', '2.mp4', '3.mp4');
    const plan = await planImport(source);
    const dying: ProbeMedia = () => Promise.reject(new Fault('browser-died', 'The browser died.'));
    await expect(runImport(plan, project, dying)).rejects.toMatchObject({ reason: 'browser-died' });
    const stop = new AbortController();
    const onProgress = (): void => {
      stop.abort();
    };
    const stopped = runImport(plan, project, plainProbe, { signal: stop.signal, onProgress });
    await expect(stopped).rejects.toMatchObject({
      reason: 'cancelled',
      message: matching(/after 1 of 3/),
    });
    expect((await listClips(project)).clips).toHaveLength(1);
  });

  it('reports labels that cover no frame with the line of the table', async () => {
    const { source, project } = await setUp('a.mp4');
    const segments = join(source, 'segments.csv');
    writeFileSync(segments, 'file,label,start_s,end_s\na.mp4,x,0,1\na.mp4,y,5,6\n');
    const { problems } = await runImport(await planImport(segments), project, plainProbe);
    expect(problems).toMatchObject([{ file: 'segments.csv', line: 3 }]);
  });
});

describe.skipIf(isAbsent(gmdcsa24))('gmdcsa24 imported', () => {
  it('has the right class on every frame of every clip', async () => {
    const project = await createProject(join(tempFolder(), 'p.longtake'));
    const rows = table(join(gmdcsa24, 'clips.csv'));
    const plan = await planImport(gmdcsa24, { tracks: join(gmdcsa24, 'tracks.json') });
    const summary = await runImport(plan, project, tableProbe(gmdcsa24, rows));
    expect(summary).toMatchObject({ problems: [], tracks: ['posture', 'activity'], segments: 48 });
    const classAt = createClassAt();
    const { clips } = await listClips(project);
    expect(clips.reduce((sum, { media }) => sum + media.frames, 0)).toBe(3103);
    for (const clip of clips) {
      const row = rows.find(({ file }) => file === clip.media.source)!;
      const labels = await readLabelSet(clip);
      const times = evenTimes(Number(row['frames_decoded']), Number(row['duration_s']));
      for (const track of ['posture', 'activity']) {
        const expected = times.map((us) => classAt(clip.media.source, track, us / 1e6));
        expect(frameClasses(labels, track, times.length)).toEqual(expected);
      }
    }
  });
});

describe.skipIf(isAbsent(yogaDev))('yoga-dev imported', () => {
  it('has a class on every frame', async () => {
    const project = await createProject(join(tempFolder(), 'p.longtake'));
    const probe = tableProbe(yogaDev, table(join(yogaDev, 'manifest.csv')));
    const plan = await planImport(yogaDev, { groupFrom: 'p\\d\\d' });
    const summary = await runImport(plan, project, probe, { byReference: true });
    expect(summary).toMatchObject({ segments: 48, problems: [] });
    expect(readdirSync(join(project.root, 'clips'))).toHaveLength(48);
    const { clips } = await listClips(project);
    for (const clip of clips) {
      const classes = frameClasses(await readLabelSet(clip), 'activity', clip.media.frames);
      expect([...new Set(classes)]).toEqual([clip.media.source.split('/')[0]]);
    }
  });
});

interface TrackFile {
  readonly tracks: readonly { readonly id: string; readonly classes: Record<string, string[]> }[];
}

/** Straight from the two files: on each track the segment that started last, if it still goes on. */
function createClassAt(): (file: string, track: string, seconds: number) => string | null {
  const { tracks } = JSON.parse(readFileSync(join(gmdcsa24, 'tracks.json'), 'utf8')) as TrackFile;
  const rows = table(join(gmdcsa24, 'segments.csv')).map(({ file, label, start_s, end_s }) => ({
    file,
    label: label!,
    startS: Number(start_s),
    endS: Number(end_s),
  }));
  return (file, track, seconds) => {
    const classes = Object.entries(tracks.find(({ id }) => id === track)!.classes);
    const [last] = rows
      .filter((row) => row.file === file && row.startS <= seconds)
      .map((row) => ({ ...row, id: classes.find(([, labels]) => labels.includes(row.label))?.[0] }))
      .filter(({ id }) => id !== undefined)
      .sort((a, b) => b.startS - a.startS);
    return last !== undefined && seconds < last.endS ? last.id! : null;
  };
}
