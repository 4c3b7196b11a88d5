/** One video into a project: what lies there afterwards, and what is refused. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../../../contract/fault.ts';
import { listClips, mediaPath } from '../../../../main/services/clips/clip.ts';
import { createClipImporter, importClip } from '../../../../main/services/clips/import-clip.ts';
import type { ProbedMedia } from '../../../../main/services/clips/probe-media.ts';
import { readTimestamps } from '../../../../main/services/clips/timestamps.ts';
import { createProject } from '../../../../main/services/project/project.ts';
import { tempFolder } from '../temp-folder.ts';
import { FRAMES, plainProbe, plantMedia, probed } from './plain-probe.ts';

async function empty() {
  const folder = tempFolder();
  return { folder, project: await createProject(join(folder, 'p.longtake')) };
}

describe('importClip', () => {
  it('lays a clip down as designed', async () => {
    const { folder, project } = await empty();
    const path = plantMedia(join(folder, 'Müller, am Tisch.MP4'), 'some bytes');
    const sha256 = createHash('sha256').update('some bytes').digest('hex');
    const request = { path, source: 'in/Müller, am Tisch.MP4', group: 'p01' };
    const { clip, outcome } = await importClip(project, request, plainProbe);
    expect(outcome).toBe('imported');
    expect(clip.id).toBe(`müller-am-tisch-${sha256.slice(0, 8)}`);
    expect(clip.file).toMatchObject({ name: 'Müller, am Tisch', group: 'p01', notes: '' });
    expect(clip.media).toEqual({
      schemaVersion: 1,
      source: 'in/Müller, am Tisch.MP4',
      file: 'media.mp4',
      reference: null,
      sha256,
      bytes: 10,
      codec: 'avc',
      width: 64,
      height: 48,
      frames: FRAMES,
      durationUs: 1_000_000,
    });
    expect(readFileSync(mediaPath(clip), 'utf8')).toBe('some bytes');
    expect(readdirSync(clip.folder).sort()).toEqual([
      'clip.json',
      'media.json',
      'media.mp4',
      'timestamps.i64',
    ]);
    const times = [...probed.timestampsUs].map(Number);
    expect(await readTimestamps(clip)).toEqual(times);
    const bytes = readFileSync(join(clip.folder, 'timestamps.i64'));
    expect(bytes.readBigInt64LE(8 * 7)).toBe(BigInt(times[7]!));
    expect(await listClips(project)).toEqual({ clips: [clip], problems: [] });
  });

  it('leaves media where it is when asked to', async () => {
    const { folder, project } = await empty();
    const path = plantMedia(join(folder, 'a.webm'));
    const { clip } = await importClip(project, { path, byReference: true }, plainProbe);
    expect(clip.media).toMatchObject({ file: null, reference: path });
    expect(mediaPath(clip)).toBe(path);
    expect(readdirSync(clip.folder)).not.toContain('media.webm');
  });

  it('takes the same media once, whatever it is called, and overwrites nothing', async () => {
    const { folder, project } = await empty();
    const first = plantMedia(join(folder, 'a.mp4'), 'same');
    const second = plantMedia(join(folder, 'b.mp4'), 'same');
    const importer = await createClipImporter(project, plainProbe);
    const { clip } = await importer.import({ path: first });
    writeFileSync(join(clip.folder, 'clip.json'), JSON.stringify({ ...clip.file, notes: 'mine' }));
    expect((await importer.import({ path: second })).outcome).toBe('present');
    const again = await importClip(project, { path: second }, plainProbe);
    expect(again).toMatchObject({ outcome: 'present', clip: { file: { notes: 'mine' } } });
    expect((await listClips(project)).clips).toHaveLength(1);
  });

  it('lets two imports of the same media run at once', async () => {
    const { folder, project } = await empty();
    const path = plantMedia(join(folder, 'a.mp4'));
    const both = [1, 2].map(() => importClip(project, { path }, plainProbe));
    const outcomes = (await Promise.all(both)).map(({ outcome }) => outcome);
    expect(outcomes.sort()).toEqual(['imported', 'present']);
    expect(readdirSync(join(project.root, 'clips'))).toHaveLength(1);
  });

  const unreadable = (change: Partial<ProbedMedia>) => () =>
    Promise.resolve({ ...probed, ...change });
  it.each([
    ['absent', 'not-found', null, plainProbe],
    ['empty', 'video-unreadable', '', plainProbe],
    ['without frames', 'video-unreadable', 'x', unreadable({ timestampsUs: [] })],
    ['running backwards', 'video-unreadable', 'x', unreadable({ timestampsUs: [0, 40, 20] })],
    [
      'not decoded',
      'video-unreadable',
      'x',
      () => Promise.reject(new Fault('video-unreadable', '"a.mp4" is cut short.')),
    ],
  ] as const)('refuses media that is %s and leaves nothing', async (_, reason, text, probe) => {
    const { folder, project } = await empty();
    const path = join(folder, 'a.mp4');
    if (text !== null) plantMedia(path, text);
    await expect(importClip(project, { path }, probe)).rejects.toMatchObject({ reason });
    expect(readdirSync(project.root)).toEqual(['project.json']);
  });

  it('leaves nothing when the labels cannot be made', async () => {
    const { folder, project } = await empty();
    const path = plantMedia(join(folder, 'a.mp4'));
    const label = () => {
      throw new Error('no');
    };
    await expect(importClip(project, { path, label }, plainProbe)).rejects.toThrow('no');
    expect(readdirSync(join(project.root, 'clips'))).toEqual([]);
  });
});

describe('listClips', () => {
  it('tells of broken folders and reads the others', async () => {
    const { folder, project } = await empty();
    expect(await listClips(project)).toEqual({ clips: [], problems: [] });
    const { clip } = await importClip(
      project,
      { path: plantMedia(join(folder, 'a.mp4')) },
      plainProbe,
    );
    const other = await importClip(
      project,
      { path: plantMedia(join(folder, 'b.mp4')) },
      plainProbe,
    );
    rmSync(join(other.clip.folder, 'media.json'));
    mkdirSync(join(project.root, 'clips', 'zzz'));
    const { clips, problems } = await listClips(project);
    expect(clips).toEqual([clip]);
    expect(problems).toHaveLength(2);
    expect(problems[0]).toContain('media.json');
  });

  it('refuses timestamps that do not fit the clip', async () => {
    const { folder, project } = await empty();
    const { clip } = await importClip(
      project,
      { path: plantMedia(join(folder, 'a.mp4')) },
      plainProbe,
    );
    truncateSync(join(clip.folder, 'timestamps.i64'), 8 * FRAMES - 3);
    await expect(readTimestamps(clip)).rejects.toMatchObject({ reason: 'project-invalid' });
  });
});
