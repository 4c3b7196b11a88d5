/** Labelling through the window's commands: clips, labels, classes and project folders, by two windows at once. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Edit } from '../../../../contract/labelling/edit.ts';
import { importClip } from '../../../../main/services/clips/import-clip.ts';
import { openProject } from '../../../../main/services/project/project.ts';
import { matching } from '../../../matching.ts';
import { FRAMES, plainProbe, plantMedia } from '../clips/plain-probe.ts';
import { tempFolder } from '../temp-folder.ts';
import { makeHome, makeProject, openServices, type OpenServices } from './open-services.ts';

const paint = (startFrame: number, endFrame: number, classId: string | null): Edit => ({
  kind: 'paint',
  track: 'posture',
  startFrame,
  endFrame,
  classId,
});

/** A project with a clip, the track "posture" and the classes "sit" and "stand", open in a window. */
async function toLabel() {
  const project = await makeProject();
  const path = plantMedia(join(tempFolder(), 'walk.mp4'));
  const { clip } = await importClip(project, { path, group: 'anna' }, plainProbe);
  const services = openServices(makeHome(), { project: project.root });
  const { handlers } = services;
  await handlers['classes.edit']({ edit: { kind: 'add-track', name: 'Posture' } });
  for (const name of ['Sit', 'Stand']) {
    await handlers['classes.edit']({ edit: { kind: 'add-class', track: 'posture', name } });
  }
  const at = { clip: clip.id, set: 'hand' };
  return { project, clip, services, handlers, at };
}

const segments = (tracks: Readonly<Record<string, readonly { classId: string }[]>>) =>
  (tracks['posture'] ?? []).map(({ classId }) => classId);

const kinds = ({ pushes }: OpenServices) => pushes.map(({ kind }) => kind);

describe('labels', () => {
  it('are on the disk when an edit is answered, and only what changed is told', async () => {
    const { handlers, at, clip, services } = await toLabel();
    const opened = await handlers['labels.open']({ ...at, annotator: 'anna' });
    expect(opened).toMatchObject({
      readOnly: null,
      seq: 0,
      undo: null,
      set: { annotator: 'anna' },
    });
    expect(services.files.find(opened.mediaAddress)).toBe(join(clip.folder, 'media.mp4'));
    const edited = await handlers['labels.edit']({ ...at, edits: [paint(0, 9, 'sit')] });
    expect(edited).toMatchObject({ undo: 'paint', redo: null });
    expect(segments(edited.changed)).toEqual(['sit']);
    expect(readFileSync(join(clip.folder, 'journal.jsonl'), 'utf8')).toContain('"paint"');
    const undone = await handlers['labels.undo'](at);
    expect(undone).toMatchObject({ undo: null, redo: 'paint', changed: { posture: [] } });
    expect(segments((await handlers['labels.redo'](at)).changed)).toEqual(['sit']);
    await handlers['labels.close'](at);
    expect(services.files.find(opened.mediaAddress)).toBeNull();
    expect(existsSync(join(clip.folder, '..', '..', '.labels.lock'))).toBe(false);
    await expect(handlers['labels.undo'](at)).rejects.toThrow(/open them first/);
  });

  it('of a class that the project lacks are refused', async () => {
    const { handlers, at } = await toLabel();
    await handlers['labels.open'](at);
    await expect(
      handlers['labels.edit']({ ...at, edits: [paint(0, 9, 'fly')] }),
    ).rejects.toMatchObject({ reason: 'bad-input', message: matching(/has no class "fly"/) });
  });

  it('are only looked at in a second window, until it takes them over', async () => {
    const { handlers, at, project, services } = await toLabel();
    await handlers['labels.open'](at);
    await handlers['labels.edit']({ ...at, edits: [paint(0, 9, 'sit')] });
    const second = openServices(makeHome(), { project: project.root });
    const looked = await second.handlers['labels.open'](at);
    expect(looked.readOnly).toMatchObject({ reason: 'project-busy' });
    expect(segments(looked.tracks)).toEqual(['sit']);
    const taken = await second.handlers['labels.open']({ ...at, takeOver: true });
    expect(taken).toMatchObject({ readOnly: null, undo: 'paint' });
    await expect(
      handlers['labels.edit']({ ...at, edits: [paint(10, 12, 'sit')] }),
    ).rejects.toMatchObject({ reason: 'project-read-only', message: matching(/taken over by/) });
    await expect.poll(() => kinds(services)).toContain('labels-read-only');
    const edited = await second.handlers['labels.edit']({ ...at, edits: [paint(9, 12, 'stand')] });
    expect(segments(edited.changed)).toEqual(['sit', 'stand']);
  });
});

describe('clips', () => {
  it('are listed with how far they are labelled', async () => {
    const { handlers, at } = await toLabel();
    const state = async () => (await handlers['clips.list']({})).clips[0]?.state;
    expect(await state()).toBe('unlabelled');
    await handlers['labels.open'](at);
    await handlers['labels.edit']({ ...at, edits: [paint(0, 10, 'sit')] });
    expect(await state()).toBe('partly');
    const fill: Edit = { kind: 'fill', track: 'posture', frame: null, classId: 'background' };
    await handlers['labels.edit']({ ...at, edits: [fill] });
    const { clips, material } = await handlers['clips.list']({});
    expect(clips[0]).toMatchObject({ state: 'done', group: 'anna', frames: FRAMES });
    expect(material.map((m) => [m.classId, m.frames, m.segments, m.clips])).toEqual([
      ['sit', 10, 1, 1],
      ['stand', 0, 0, 0],
      ['background', FRAMES - 10, 1, 1],
    ]);
    expect(material[0]?.seconds).toBeCloseTo(10 / 30, 5);
  });

  it('change their group and notes, and keep a picture', async () => {
    const { handlers, clip, services } = await toLabel();
    const changed = await handlers['clips.change']({ clip: clip.id, group: null, notes: 'dark' });
    expect(changed).toMatchObject({ group: null, notes: 'dark', name: 'walk', thumbnail: null });
    const image = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]);
    const { thumbnail } = await handlers['clips.picture']({ clip: clip.id, image });
    expect(services.files.find(thumbnail ?? '')).toBe(join(clip.folder, 'picture.jpg'));
    await expect(
      handlers['clips.picture']({ clip: clip.id, image: Uint8Array.from([60, 115, 118, 103]) }),
    ).rejects.toThrow(/JPEG, PNG or WebP/);
  });
});

describe('classes', () => {
  it('keep their ids when they are renamed', async () => {
    const { handlers } = await toLabel();
    const on = { track: 'posture', classId: 'sit' };
    const edit = { kind: 'rename-class', ...on, name: 'Sitting down' } as const;
    const { tracks, undo } = await handlers['classes.edit']({ edit });
    expect(undo).toBe('rename-class');
    expect(tracks[0]?.classes.map(({ id, name }) => [id, name])).toEqual([
      ['sit', 'Sitting down'],
      ['stand', 'Stand'],
    ]);
  });

  it('are deleted with their labels, and come back with them, around what was labelled since', async () => {
    const { handlers, at } = await toLabel();
    await handlers['labels.open'](at);
    await handlers['labels.edit']({ ...at, edits: [paint(0, 9, 'sit'), paint(9, 12, 'stand')] });
    const edit = { kind: 'delete-class', track: 'posture', classId: 'sit' } as const;
    const { tracks } = await handlers['classes.edit']({ edit });
    expect(tracks[0]?.classes.map(({ id }) => id)).toEqual(['stand']);
    expect(segments((await handlers['labels.open'](at)).tracks)).toEqual(['stand']);
    await handlers['labels.edit']({ ...at, edits: [paint(3, 5, 'stand')] });
    const back = await handlers['classes.undo']({});
    expect(back.tracks[0]?.classes.map(({ id }) => id)).toEqual(['sit', 'stand']);
    const { tracks: labels } = await handlers['labels.open'](at);
    expect(segments(labels)).toEqual(['sit', 'stand', 'sit', 'stand']);
  });

  it('are merged and split, labels included, also of clips that nobody has open', async () => {
    const { handlers, at } = await toLabel();
    await handlers['labels.open'](at);
    await handlers['labels.edit']({ ...at, edits: [paint(0, 5, 'sit'), paint(9, 12, 'stand')] });
    await handlers['labels.close'](at);
    const on = { track: 'posture', classId: 'stand' };
    await handlers['classes.edit']({ edit: { kind: 'merge-classes', ...on, into: 'sit' } });
    const open = async () => segments((await handlers['labels.open'](at)).tracks);
    expect(await open()).toEqual(['sit', 'sit']);
    const chosen = [{ ...at, startFrame: 9 }];
    const split = { kind: 'split-class', track: 'posture', classId: 'sit', name: 'Kneel' } as const;
    await handlers['classes.edit']({ edit: { ...split, segments: chosen } });
    expect(await open()).toEqual(['sit', 'kneel']);
    await handlers['classes.undo']({});
    await handlers['classes.undo']({});
    expect(await open()).toEqual(['sit', 'stand']);
  });
});

describe('what an edit of classes would change', () => {
  it('is told segment by segment, for a class and for a whole track', async () => {
    const { handlers, at } = await toLabel();
    await handlers['labels.open'](at);
    const edits = [paint(0, 5, 'sit'), paint(9, 12, 'stand'), paint(20, 30, 'background')];
    await handlers['labels.edit']({ ...at, edits: [...edits, paint(15, 18, 'sit')] });
    const told = async (classId: string | null) =>
      (await handlers['classes.segments']({ track: 'posture', classId })).segments.map(
        ({ startFrame, endFrame }) => [startFrame, endFrame],
      );
    expect(await told('sit')).toEqual([
      [0, 5],
      [15, 18],
    ]);
    expect(await told(null)).toHaveLength(4);
    expect(await told('fly')).toEqual([]);
    const { segments } = await handlers['classes.segments']({ track: 'posture', classId: 'stand' });
    expect(segments).toMatchObject([{ ...at, clipName: 'walk', group: 'anna', note: '' }]);
    expect(segments[0]?.framesPerS).toBeCloseTo(30, 5);
  });

  it('cannot be undone label by label into a class that is gone', async () => {
    const { handlers, at } = await toLabel();
    await handlers['labels.open'](at);
    await handlers['labels.edit']({ ...at, edits: [paint(0, 5, 'sit')] });
    const edit = { kind: 'delete-class', track: 'posture', classId: 'sit' } as const;
    await handlers['classes.edit']({ edit });
    await expect(handlers['labels.undo'](at)).rejects.toMatchObject({
      reason: 'bad-input',
      message: matching(/labels of "sit", which the project has no more: bring the class back/),
    });
    expect(segments((await handlers['labels.open'](at)).tracks)).toEqual([]);
    await handlers['classes.undo']({});
    expect(segments((await handlers['labels.open'](at)).tracks)).toEqual(['sit']);
  });
});

describe('project folders', () => {
  it('are created, renamed and copied without caches and locks', async () => {
    const { services, handlers, clip, project, at } = await toLabel();
    await handlers['labels.open'](at);
    await handlers['labels.edit']({ ...at, edits: [paint(0, 5, 'sit')] });
    writeFileSync(join(clip.folder, 'features-abc.f32'), 'cache');
    mkdirSync(join(project.root, 'training', 'run'), { recursive: true });
    writeFileSync(join(project.root, 'training', 'run', 'state.safetensors'), 'state');
    expect(await handlers['projects.rename']({ name: 'Gym' })).toMatchObject({ name: 'Gym' });
    const folder = join(tempFolder(), 'copy.longtake');
    const phase = async () => (await handlers['carry.status']({}))?.phase;
    await handlers['carry.begin']({ kind: 'duplicate', to: folder });
    await expect.poll(phase).toBe('done');
    const copy = await openProject(folder);
    expect([copy.file.name, copy.file.id === project.file.id]).toEqual(['Gym', false]);
    expect(existsSync(join(folder, 'clips', clip.id, 'media.mp4'))).toBe(true);
    for (const left of [`clips/${clip.id}/features-abc.f32`, 'training', '.labels.lock']) {
      expect(existsSync(join(folder, left)), left).toBe(false);
    }
    const made = await handlers['projects.create']({
      folder: join(tempFolder(), 'new'),
      name: 'Lab',
    });
    expect(made).toMatchObject({ name: 'Lab', clips: 0 });
    await expect(handlers['labels.open'](at)).rejects.toMatchObject({ reason: 'project-invalid' });
    await services.close();
  });
});
