/** Stretches that share frames: kept whole on tracks of their own where the source lets us, or cut and told. */
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listClips } from '../../../../../main/services/clips/clip.ts';
import { labelTarget } from '../../../../../main/services/clips/import/label-target.ts';
import { planImport } from '../../../../../main/services/clips/import/plan-import.ts';
import { previewImport } from '../../../../../main/services/clips/import/preview-import.ts';
import { runImport } from '../../../../../main/services/clips/import/run-import.ts';
import { readLabelSet } from '../../../../../main/services/labels/label-set.ts';
import {
  createProject,
  openProject,
  type Project,
} from '../../../../../main/services/project/project.ts';
import { matching } from '../../../../matching.ts';
import { fixtures } from '../../labels/formats/places.ts';
import { tempFolder } from '../../temp-folder.ts';
import { plainProbe, plantMedia } from '../plain-probe.ts';

async function setUp() {
  const folder = tempFolder();
  for (const name of ['a.mp4', 'kitchen.mp4', 'hall.mp4']) plantMedia(join(folder, name), name);
  const place = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  return { folder, place, project: await createProject(join(folder, 'p.longtake')) };
}

async function plan(path: string, { root }: Project, tracks: string | null = null) {
  const project = await openProject(root);
  const { clips } = await listClips(project);
  return planImport(path, { tracks, project: { tracks: project.file.tracks, clips } });
}

async function bring(path: string, project: Project, tracks: string | null = null) {
  const planned = await plan(path, project, tracks);
  return runImport(planned, await openProject(project.root), plainProbe);
}

/** "track: class start-end" in frames, of the clip by its name. */
async function said(project: Project, name = 'a'): Promise<readonly string[]> {
  const { clips } = await listClips(project);
  const set = await readLabelSet(clips.find(({ file }) => file.name === name)!);
  return Object.entries(set?.tracks ?? {})
    .flatMap(([track, list]) =>
      list.map((s) => `${track}: ${s.classId} ${String(s.startFrame)}-${String(s.endFrame)}`),
    )
    .toSorted();
}

/** @param events behaviour, type and time */
function borisTable(events: readonly string[]): string {
  const rows = events.map((event) => `a.mp4,No focal subject,${event}`);
  return ['Media file name,Subject,Behavior,Behavior type,Time', ...rows].join('\n');
}

const head = 'file,track,label,start_s,end_s\n';

describe('overlapping stretches in one track that the table names', () => {
  it('are cut, which preview and summary tell with line, class and frames', async () => {
    const { place, project } = await setUp();
    const path = place('s.csv', `${head}a.mp4,body,groom,0.1,0.5\na.mp4,body,rear,0.3,0.7\n`);
    const planned = await plan(path, project);
    const preview = await previewImport(planned, { project, target: labelTarget(planned) });
    expect(preview.problems).toEqual([
      { file: 's.csv', line: 2, what: matching(/"groom".*"rear".*"body".* 0\.2 s of it/) },
    ]);
    const { problems } = await bring(path, project);
    expect(problems).toEqual([
      { file: 's.csv', line: 2, what: matching(/"groom".*"rear".*"body".* 6 of its 12 frames/) },
    ]);
    expect(await said(project)).toEqual(['body: groom 3-9', 'body: rear 9-21']);
    const again = await plan(path, project);
    const later = await previewImport(again, { project, target: labelTarget(again) });
    expect(later.problems).toMatchObject([{ line: 2, what: matching(/6 of its 12 frames/) }]);
  });

  it('are counted in one remark where the tracks file asks for the cut', async () => {
    const { place, project } = await setUp();
    const path = place('s.csv', 'file,label,start_s,end_s\na.mp4,x,0.1,0.5\na.mp4,y,0.3,0.7\n');
    const rule = 'the segment that starts later wins from its start on';
    const file = { tracks: [{ id: 't', classes: { x: [], y: [] } }], overlapWithinTrack: rule };
    const tracks = place('tracks.json', JSON.stringify(file));
    const { problems, notes } = await bring(path, project, tracks);
    expect(problems).toEqual([]);
    const said = [matching(/1 stretch was cut.*6 frames.*"tracks\.json"/)];
    expect(notes).toEqual(said);
    const again = await plan(path, project, tracks);
    const preview = await previewImport(again, { project, target: labelTarget(again) });
    expect(preview).toMatchObject({ problems: [], notes: said });
  });

  it('of one class keep both notes', async () => {
    const { place, project } = await setUp();
    const text = 'file,label,start_s,end_s,note\na.mp4,x,0.1,0.5,one\na.mp4,x,0.3,0.7,two\n';
    expect((await bring(place('s.csv', text), project)).problems).toEqual([]);
    const [clip] = (await listClips(project)).clips;
    expect((await readLabelSet(clip!))?.tracks).toMatchObject({
      activity: [{ startFrame: 3, endFrame: 21, note: 'one\ntwo' }],
    });
  });
});

describe('overlapping stretches in a track that the import makes', () => {
  it('of BORIS without categories are kept whole', async () => {
    const { place, project } = await setUp();
    const events = [
      'groom,START,0.1',
      'rear,START,0.3',
      'groom,STOP,0.5',
      'rear,STOP,0.7',
      'walk,START,0.8',
      'walk,STOP,0.9',
    ];
    const path = place('s.csv', borisTable(events));
    const { problems, notes, segments } = await bring(path, project);
    expect({ problems, segments }).toEqual({ problems: [], segments: 3 });
    expect(notes).toEqual([matching(/"groom" and "rear".*a track of its own/)]);
    const whole = ['activity: walk 24-27', 'groom: groom 3-15', 'rear: rear 9-21'];
    expect(await said(project)).toEqual(whole);
    expect(await bring(path, project)).toMatchObject({ segments: 0, problems: [] });
    expect(await said(project)).toEqual(whole);
  });

  it('of BORIS are kept whole, and go to the same tracks the next time', async () => {
    const { folder, place, project } = await setUp();
    const path = join(folder, 'overlapping.csv');
    copyFileSync(join(fixtures, 'boris/overlapping.csv'), path);
    const { problems, tracks } = await bring(path, project);
    expect(problems).toEqual([]);
    expect(tracks.toSorted()).toEqual([
      'activity',
      'bob-social-bite',
      'bob-social-sniff',
      'groom',
      'rear',
    ]);
    expect(await said(project, 'kitchen')).toEqual([
      'activity: walk 24-27',
      'bob-social-bite: bite 9-10',
      'bob-social-sniff: sniff 6-18',
      'groom: groom 3-15',
      'rear: rear 9-21',
    ]);
    expect(await said(project, 'hall')).toEqual(['groom: groom 3-15']);
    const other =
      'Observation id,Subject,Behavior,Behavioral category,Behavior type,Time,Media file name\n' +
      'obs 3,Bob,sniff,social,START,0.6,hall.mp4\nobs 3,Bob,sniff,social,STOP,0.7,hall.mp4\n';
    await bring(place('other.csv', other), project);
    expect(await said(project, 'hall')).toEqual([
      'bob-social-sniff: sniff 18-21',
      'groom: groom 3-15',
    ]);
    expect(await bring(path, project)).toMatchObject({ segments: 0 });
  });

  it('stay on one track where they only touch, give or take a rounding', async () => {
    const { place, project } = await setUp();
    const events = ['groom,START,0.1', 'rear,START,0.5', 'groom,STOP,0.5005', 'rear,STOP,0.7'];
    await bring(place('s.csv', borisTable(events)), project);
    expect((await said(project)).map((line) => line.split(':')[0])).toEqual([
      'activity',
      'activity',
    ]);
  });
});
