/** Labels of the open project written by the window: looked at, placed, carried out, stopped, never over anything. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ArgsOf } from '../../../../contract/window/commands.ts';
import { readLabelSet, writeLabelSet } from '../../../../main/services/labels/label-set.ts';
import { filesBelow } from '../../../files-below.ts';
import { matching } from '../../../matching.ts';
import { labelledProject } from '../labels/labelled-project.ts';
import { tempFolder } from '../temp-folder.ts';
import { makeHome, openServices } from './open-services.ts';

async function inWindow({ isLabelled = true } = {}) {
  const labelled = await labelledProject({ isLabelled });
  const revealed: string[] = [];
  const services = openServices(
    makeHome(),
    { project: labelled.project.root },
    { reveal: (path) => void revealed.push(path) },
  );
  return { ...labelled, ...services, revealed, out: tempFolder() };
}

const request = (more: Partial<ArgsOf<'export.preview'>> = {}): ArgsOf<'export.preview'> => ({
  format: 'vtt',
  ending: null,
  labelSet: null,
  clips: null,
  ...more,
});

describe('a look at an export', () => {
  it('tells files, the beginning of one, what is lost, and writes nothing', async () => {
    const { handlers, folder } = await inWindow();
    const before = filesBelow(folder);
    expect(await handlers['export.preview'](request())).toEqual({
      labelSet: 'hand',
      labelSets: [{ id: 'hand', clips: 2 }],
      ending: '.vtt',
      endings: ['.vtt'],
      isFolder: true,
      name: 'p-vtt',
      files: [
        { name: 'hall, two.vtt', clips: 1, segments: 1 },
        { name: 'kitchen.vtt', clips: 1, segments: 5 },
      ],
      sample: {
        name: 'hall, two.vtt',
        lines: ['WEBVTT', '', '00:00:00.000 --> 00:00:01.000', 'posture: walk'],
        isWhole: true,
      },
      unlabelled: [],
      lost: [matching(/1 point event becomes a stretch/)],
      problems: [],
    });
    expect(filesBelow(folder)).toEqual(before);
  });

  it('follows format, ending, clips and label set', async () => {
    const { handlers, project, clips } = await inWindow();
    const kitchen = clips.find(({ file }) => file.name === 'kitchen')!;
    const hand = await readLabelSet(kitchen);
    await writeLabelSet(project, kitchen, { ...hand!, id: 'dora', tracks: {} });
    const preview = handlers['export.preview'];
    expect(await preview(request({ format: 'boris', ending: '.tsv' }))).toMatchObject({
      ending: '.tsv',
      endings: ['.boris', '.csv', '.tsv'],
      isFolder: false,
      files: [{ name: 'p-labels.tsv', clips: 2, segments: 6 }],
      labelSets: [
        { id: 'dora', clips: 1 },
        { id: 'hand', clips: 2 },
      ],
      sample: { name: 'p-labels.tsv' },
    });
    expect(await preview(request({ clips: [kitchen.id] }))).toMatchObject({
      isFolder: false,
      name: 'kitchen.vtt',
      files: [{ name: 'kitchen.vtt', segments: 5 }],
    });
    expect(await preview(request({ labelSet: 'dora' }))).toMatchObject({
      files: [{ segments: 0 }],
      unlabelled: ['hall, two'],
    });
    const csv = await preview(request({ format: 'csv' }));
    expect(csv.sample).toMatchObject({ isWhole: false });
    expect(csv.sample.lines).toHaveLength(8);
  });

  it('takes another label set where there is none by hand, and says where there is none at all', async () => {
    const { handlers, project, clips } = await inWindow({ isLabelled: false });
    await expect(handlers['export.preview'](request())).rejects.toMatchObject({
      reason: 'not-found',
      message: matching(/nothing to export/),
    });
    const id = 'suggestions';
    const set = { schemaVersion: 1, id, annotator: 'x', kind: 'predictions', tracks: {} } as const;
    await writeLabelSet(project, clips[0]!, set);
    expect(await handlers['export.preview'](request())).toMatchObject({ labelSet: id });
    await expect(handlers['export.preview'](request({ clips: ['gone'] }))).rejects.toMatchObject({
      message: matching(/^There is no clip "gone": choose the clips anew\.$/),
    });
  });
});

describe('the place of an export', () => {
  it('is beside the project, gets the ending, and is free or told to be taken', async () => {
    const { handlers, folder } = await inWindow();
    const place = (more: Partial<ArgsOf<'export.place'>> = {}) =>
      handlers['export.place']({
        ...{ folder: null, name: 'x', format: 'vtt', ending: '.vtt', files: 1 },
        ...more,
      });
    expect(await place()).toEqual({ folder, path: join(folder, 'x.vtt'), problem: null });
    expect(await place({ name: ' x.VTT ' })).toMatchObject({ path: join(folder, 'x.VTT') });
    expect(await place({ files: 2 })).toMatchObject({ path: join(folder, 'x'), problem: null });
    mkdirSync(join(folder, 'x'));
    expect(await place({ files: 2 })).toMatchObject({ problem: null });
    writeFileSync(join(folder, 'x', 'mine'), '');
    const taken = matching(/is there already and is not overwritten; choose another name\.$/);
    expect(await place({ files: 2 })).toMatchObject({ problem: taken });
    expect(await place({ name: 'x.vtt', files: 2 })).toMatchObject({
      problem: matching(/: name a folder\.$/),
    });
    for (const name of ['', '..', 'a/b', 'a\\b']) {
      expect(await place({ name })).toMatchObject({ problem: matching(/is no name/) });
    }
    expect(await place({ folder: 'here' })).toMatchObject({ problem: matching(/whole path/) });
  });
});

describe('an export', () => {
  it('writes a folder or a file, and never over either', async () => {
    const { handlers, out } = await inWindow();
    const write = handlers['export.write'];
    const vtt = { ...request(), folder: out, name: 'vtt' };
    expect(await write(vtt)).toEqual({
      path: join(out, 'vtt'),
      isFolder: true,
      firstFile: join(out, 'vtt', 'hall, two.vtt'),
      files: 2,
      clips: 2,
      segments: 6,
    });
    expect(readdirSync(join(out, 'vtt'))).toEqual(['hall, two.vtt', 'kitchen.vtt']);
    const before = filesBelow(out);
    await expect(write(vtt)).rejects.toMatchObject({
      reason: 'bad-input',
      message: matching(/is not overwritten; choose another name\.$/),
    });
    expect(filesBelow(out)).toEqual(before);

    const table = { ...request({ format: 'segments' }), folder: out, name: 'table' };
    expect(await write(table)).toMatchObject({ path: join(out, 'table.csv'), files: 1, clips: 2 });
    const rows = readFileSync(join(out, 'table.csv'), 'utf8').trim().split(/\r?\n/);
    expect(rows).toHaveLength(7);
    await expect(write({ ...table, name: 'table.csv' })).rejects.toMatchObject({
      message: matching(/is there already/),
    });
    expect(readdirSync(out).toSorted()).toEqual(['table.csv', 'vtt']);
  });

  it('shows what it wrote, and nothing else', async () => {
    const { handlers, out, revealed } = await inWindow();
    const reveal = handlers['export.reveal'];
    await expect(reveal({ file: '/etc/passwd' })).rejects.toMatchObject({ reason: 'bad-input' });
    const { firstFile } = await handlers['export.write']({ ...request(), folder: out, name: 'v' });
    await reveal({ file: firstFile });
    expect(revealed).toEqual([firstFile]);
  });

  it('needs a project', async () => {
    const { handlers } = openServices(makeHome());
    await expect(handlers['export.preview'](request())).rejects.toMatchObject({
      reason: 'bad-usage',
    });
  });
});
