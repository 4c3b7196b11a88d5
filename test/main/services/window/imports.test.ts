/** Videos and labels brought into the open project by the window: looked at, carried out, stopped, beside labelling. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportRequest } from '../../../../contract/window/import-commands.ts';
import { importClip } from '../../../../main/services/clips/import-clip.ts';
import { matching } from '../../../matching.ts';
import { plainProbe, plantMedia } from '../clips/plain-probe.ts';
import { tempFolder } from '../temp-folder.ts';
import { makeHome, makeProject, openServices } from './open-services.ts';
import { createProbingStage, type ProbingStage } from './probing-stage.ts';

async function inWindow(stage: ProbingStage = createProbingStage()) {
  const project = await makeProject();
  const source = tempFolder();
  for (const name of ['sit/1.mp4', 'walk/2.mp4', 'walk/3.mp4']) {
    plantMedia(join(source, name), name);
  }
  const services = openServices(
    makeHome(),
    { project: project.root },
    { openStage: () => Promise.resolve(stage) },
  );
  const { handlers, pushes } = services;
  const clips = async () => (await handlers['clips.list']({})).clips;
  const phase = async () => (await handlers['import.status']({}))?.phase ?? null;
  return { project, source, services, handlers, pushes, clips, phase, stage };
}

const request = (path: string, more: Partial<ImportRequest> = {}): ImportRequest => ({
  path,
  layout: 'auto',
  groupFrom: null,
  byReference: false,
  as: null,
  labelSet: null,
  tracks: null,
  replaces: false,
  ...more,
});

describe('a look at what would come in', () => {
  it('tells clips, labels and classes, and changes nothing', async () => {
    const { project, source, handlers } = await inWindow();
    writeFileSync(join(source, 'notes.doc'), '');
    const before = readFileSync(join(project.root, 'project.json'), 'utf8');
    expect(await handlers['import.preview'](request(source))).toMatchObject({
      kind: 'hand',
      labelSet: 'hand',
      clips: [
        { source: 'sit/1.mp4', isNew: true, segments: 1, replaced: 0 },
        { source: 'walk/2.mp4' },
        { source: 'walk/3.mp4' },
      ],
      newTracks: ['activity'],
      newClasses: ['activity/sit', 'activity/walk'],
      notes: [matching(/notes\.doc/)],
    });
    expect(readFileSync(join(project.root, 'project.json'), 'utf8')).toBe(before);
    expect(await handlers['import.status']({})).toBeNull();
  });

  it('refuses what cannot be read in the words of the dialog', async () => {
    const { source, handlers } = await inWindow();
    const preview = handlers['import.preview'];
    await expect(preview(request('videos'))).rejects.toMatchObject({ reason: 'bad-input' });
    await expect(preview(request(join(source, 'none')))).rejects.toMatchObject({
      reason: 'not-found',
    });
    await expect(preview(request(source, { groupFrom: '(' }))).rejects.toMatchObject({
      reason: 'bad-input',
      message: matching(/^(?!.*--).*regular expression/),
    });
  });
});

describe('an import', () => {
  it('brings clips in with labels and groups, and tells how it fares', async () => {
    const { project, source, handlers, pushes, clips, phase, stage } = await inWindow();
    await handlers['import.begin'](request(source, { groupFrom: '^[^/]+' }));
    await expect.poll(phase).toBe('done');
    expect(await clips()).toMatchObject([{ group: 'sit' }, { group: 'walk' }, { group: 'walk' }]);
    const { tracks } = await handlers['classes.list']({});
    expect(tracks.map(({ id }) => id)).toContain('activity');
    expect(await handlers['import.status']({})).toMatchObject({
      clips: 3,
      clipsDone: 3,
      share: 1,
      outcome: { imported: 3, present: 0, segments: 3 },
      message: null,
    });
    expect(pushes.filter(({ kind }) => kind === 'import').length).toBeGreaterThan(3);
    expect(pushes).toContainEqual({ kind: 'clips-changed' });
    expect(stage.isClosed()).toBe(true);
    expect(existsSync(join(project.root, '.labels.lock'))).toBe(false);
  });

  it('leaves videos where they are when asked to', async () => {
    const { source, handlers, clips, phase } = await inWindow();
    await handlers['import.begin'](request(join(source, 'sit/1.mp4'), { byReference: true }));
    await expect.poll(phase).toBe('done');
    expect(await clips()).toMatchObject([{ reference: join(source, 'sit/1.mp4') }]);
  });

  it('keeps whole clips when it is stopped, and takes the rest later', async () => {
    let isLet = (n: number) => n < 1;
    const stage = createProbingStage((n) => isLet(n));
    const { project, source, handlers, clips, phase } = await inWindow(stage);
    await handlers['import.begin'](request(source));
    await expect.poll(stage.probes).toBe(2);
    await expect(handlers['import.begin'](request(source))).rejects.toMatchObject({
      message: matching(/goes on already/),
    });
    await handlers['import.stop']({});
    await expect.poll(phase).toBe('stopped');
    expect(await handlers['import.status']({})).toMatchObject({ message: matching(/stopped/) });
    expect(await clips()).toHaveLength(1);
    expect(readdirSync(join(project.root, 'clips'))).toHaveLength(1);
    isLet = () => true;
    await handlers['import.begin'](request(source));
    await expect.poll(phase).toBe('done');
    expect(await handlers['import.status']({})).toMatchObject({
      outcome: { imported: 2, present: 1 },
    });
  });

  it('is stopped, and leaves nothing behind, when the project is closed', async () => {
    const stage = createProbingStage(() => false);
    const { project, source, handlers } = await inWindow(stage);
    await handlers['import.begin'](request(source));
    await expect.poll(stage.probes).toBe(1);
    await handlers['projects.close']({});
    expect(stage.isClosed()).toBe(true);
    expect(await handlers['import.status']({})).toBeNull();
    expect(existsSync(join(project.root, '.labels.lock'))).toBe(false);
  });

  it('puts labels into the set that is named, in the tracks that a file tells', async () => {
    const { source, handlers, phase, clips } = await inWindow();
    const tracks = join(tempFolder(), 'tracks.json');
    const posture = { id: 'posture', classes: { sitting: ['sit'], walking: ['walk'] } };
    writeFileSync(tracks, JSON.stringify({ tracks: [posture] }));
    const named = request(source, { labelSet: 'dora', tracks });
    expect(await handlers['import.preview'](named)).toMatchObject({
      labelSet: 'dora',
      newClasses: ['posture/sitting', 'posture/walking'],
    });
    await handlers['import.begin'](named);
    await expect.poll(phase).toBe('done');
    expect((await clips()).map(({ sets }) => sets.map(({ id }) => id))).toEqual(
      Array(3).fill(['dora']),
    );
    const preview = handlers['import.preview'];
    await expect(preview(request(source, { tracks: 'tracks.json' }))).rejects.toMatchObject({
      message: matching(/^"tracks\.json" does not say where it is/),
    });
    await expect(preview(request(source, { labelSet: 'a/b' }))).rejects.toMatchObject({
      reason: 'bad-input',
      message: matching(/name of the label set/),
    });
    const mixed = request(source, { labelSet: 'hand', as: 'suggestions' });
    await expect(preview(mixed)).rejects.toMatchObject({
      message: matching(/: choose another label set\.$/),
    });
  });

  it('keeps the classes it labels with until it has ended', async () => {
    const { source, handlers, phase, stage } = await inWindow(createProbingStage(() => false));
    await handlers['import.begin'](request(source));
    await expect.poll(stage.probes).toBe(1);
    const edit = (kind: 'delete-class' | 'rename-class') =>
      handlers['classes.edit']({
        edit: { kind, track: 'activity', classId: 'sit', name: 'Sitting' },
      });
    const refused = { reason: 'bad-usage', message: matching(/An import goes on/) };
    await expect(edit('delete-class')).rejects.toMatchObject(refused);
    await expect(handlers['classes.undo']({})).rejects.toMatchObject(refused);
    await edit('rename-class');
    await handlers['import.stop']({});
    await expect.poll(phase).toBe('stopped');
    const { tracks } = await edit('delete-class');
    expect(tracks.flatMap(({ classes }) => classes.map(({ id }) => id))).toEqual(['walk']);
  });

  it('without a browser says what is missing', async () => {
    const project = await makeProject();
    const { handlers } = openServices(makeHome(), { project: project.root });
    const path = plantMedia(join(tempFolder(), 'a.mp4'));
    await handlers['import.begin'](request(path));
    await expect
      .poll(() => handlers['import.status']({}))
      .toMatchObject({ phase: 'failed', message: 'There is no browser.' });
  });
});

describe('beside labelling', () => {
  async function withOpenClip(stage?: ProbingStage) {
    const window = await inWindow(stage);
    const path = plantMedia(join(tempFolder(), 'there.mp4'));
    const { clip } = await importClip(window.project, { path }, plainProbe);
    const at = { clip: clip.id, set: 'hand' };
    await window.handlers['labels.open'](at);
    return { ...window, at };
  }

  it('labels are opened and closed while videos come in, and the lock stays until both are done', async () => {
    const { project, source, handlers, phase, stage, at } = await withOpenClip(
      createProbingStage(() => false),
    );
    const lock = join(project.root, '.labels.lock');
    await handlers['import.begin'](request(source));
    await expect.poll(stage.probes).toBe(1);
    await handlers['labels.close'](at);
    expect(existsSync(lock)).toBe(true);
    await handlers['labels.open'](at);
    await handlers['import.stop']({});
    await expect.poll(phase).toBe('stopped');
    expect(existsSync(lock)).toBe(true);
    await handlers['labels.close'](at);
    expect(existsSync(lock)).toBe(false);
  });

  it('labels of a clip that is open are not changed from outside', async () => {
    const { handlers, phase, stage, at } = await withOpenClip();
    const table = join(tempFolder(), 'labels.csv');
    writeFileSync(table, 'file,label,start_s,end_s\nthere.mp4,sit,0,0.5\n');
    const preview = await handlers['import.preview'](request(table));
    expect(preview.clips).toMatchObject([{ isNew: false, segments: 1 }]);
    await handlers['import.begin'](request(table));
    await expect.poll(phase).toBe('failed');
    expect(await handlers['import.status']({})).toMatchObject({
      message: matching(/open under Label/),
    });
    await handlers['labels.close'](at);
    await handlers['import.begin'](request(table));
    await expect.poll(phase).toBe('done');
    expect(await handlers['import.status']({})).toMatchObject({
      outcome: { imported: 0, present: 1, segments: 1 },
    });
    expect(stage.probes()).toBe(0);
  });
});
