/** Labels while they are edited: acknowledged by the journal, saved a little later, undone across restarts. */
import {
  appendFileSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../../../contract/fault.ts';
import type { LabelSet } from '../../../../contract/segment.ts';
import type { Clip } from '../../../../main/services/clips/clip.ts';
import {
  listLabelSets,
  readLabelSet,
  writeLabelSet,
} from '../../../../main/services/labels/label-set.ts';
import { matching } from '../../../matching.ts';
import { tempFolder } from '../temp-folder.ts';
import { anna, openLabels, paint, plantClip } from './label-clip.ts';

const setPath = (clip: Clip): string => join(clip.folder, 'labels', 'hand.json');
const journalOf = (clip: Clip): string => join(clip.folder, 'journal.jsonl');
const onDisk = (clip: Clip): LabelSet =>
  JSON.parse(readFileSync(setPath(clip), 'utf8')) as LabelSet;
const segmentsOf = (labels: LabelSet | null) =>
  (labels?.tracks['posture'] ?? []).map((s) => [s.startFrame, s.endFrame, s.classId]);

async function openClip() {
  const { project, clip } = await plantClip(tempFolder());
  const labels = await openLabels(clip);
  await labels.open('hand', anna);
  return { project, clip, labels };
}

describe('an edit', () => {
  it('is read back at once, before any file was saved', async () => {
    const { clip, labels } = await openClip();
    const state = await labels.edit('hand', [paint(0, 5, 'sit'), paint(5, 9, 'stand')]);
    const wanted = [
      [0, 5, 'sit'],
      [5, 9, 'stand'],
    ];
    expect(segmentsOf(state.labels)).toEqual(wanted);
    expect(segmentsOf(onDisk(clip))).toEqual([]);
    expect(segmentsOf(await readLabelSet(clip))).toEqual(wanted);
    await labels.close();
    expect(onDisk(clip)).toMatchObject({ annotator: 'anna', seq: state.seq });
    expect(segmentsOf(onDisk(clip))).toEqual(wanted);
  });

  it('saves itself without anybody asking', async () => {
    const { clip, labels } = await openClip();
    await labels.edit('hand', [paint(0, 5, 'sit')]);
    await expect.poll(() => segmentsOf(onDisk(clip)), { timeout: 20_000 }).toHaveLength(1);
    await labels.close();
  });

  it('that the labels do not allow changes nothing, the edits beside it included', async () => {
    const { clip, labels } = await openClip();
    const erase = { kind: 'erase', track: 'posture', frame: 20 } as const;
    await expect(labels.edit('hand', [paint(0, 5, 'sit'), erase])).rejects.toMatchObject({
      reason: 'bad-input',
    });
    expect(await labels.undo('hand')).toMatchObject({ undo: null, labels: { tracks: {} } });
    expect(existsSync(journalOf(clip))).toBe(false);
    await labels.close();
  });

  it('of a set that is not open is refused', async () => {
    const { labels } = await openClip();
    await expect(labels.edit('other', [paint(0, 5, 'sit')])).rejects.toThrow(/open it first/);
  });

  it('waits for its turn among many', async () => {
    const { clip, labels } = await openClip();
    await Promise.all(
      Array.from({ length: 20 }, (_, i) => labels.edit('hand', [paint(i, i + 1, `c${i}`)])),
    );
    expect(segmentsOf(await readLabelSet(clip))).toHaveLength(20);
    await labels.close();
  });
});

describe('undo and redo', () => {
  it('go on after a restart, and after a set was saved', async () => {
    const { clip, labels } = await openClip();
    await labels.edit('hand', [paint(0, 5, 'sit')]);
    await labels.edit('hand', [paint(3, 9, 'stand')]);
    await labels.undo('hand');
    await labels.close();
    const again = await openLabels(clip);
    expect(await again.open('hand', anna)).toMatchObject({ undo: 'paint', redo: 'paint' });
    expect(segmentsOf((await again.redo('hand')).labels)).toEqual([
      [0, 3, 'sit'],
      [3, 9, 'stand'],
    ]);
    await again.undo('hand');
    expect(await again.undo('hand')).toMatchObject({ undo: null, labels: { tracks: {} } });
    await again.close();
  });

  it('of one set leave another alone', async () => {
    const { clip, labels } = await openClip();
    await labels.open('second', { annotator: 'ben', kind: 'hand' });
    await labels.edit('hand', [paint(0, 5, 'sit')]);
    await labels.edit('second', [paint(1, 6, 'sit')]);
    await labels.undo('hand');
    await labels.close();
    expect(await listLabelSets(clip)).toEqual(['hand', 'second']);
    expect(segmentsOf(await readLabelSet(clip, 'second'))).toEqual([[1, 6, 'sit']]);
    expect(segmentsOf(await readLabelSet(clip, 'hand'))).toEqual([]);
  });
});

describe('what was left behind', () => {
  async function labelled() {
    const { project, clip, labels } = await openClip();
    await labels.edit('hand', [paint(0, 5, 'sit')]);
    await labels.close();
    return { project, clip };
  }

  it('a line cut short is dropped and overwritten', async () => {
    const { clip } = await labelled();
    appendFileSync(journalOf(clip), '{"kind":"edit","set":"hand","puts":[{"st');
    const again = await openLabels(clip);
    expect(segmentsOf((await again.open('hand', anna)).labels)).toEqual([[0, 5, 'sit']]);
    await again.edit('hand', [paint(5, 6, 'stand')]);
    await again.close();
    const lines = readFileSync(journalOf(clip), 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { kind: string }).kind)).toEqual([
      'base',
      'edit',
      'edit',
    ]);
  });

  it('a damaged line costs no other', async () => {
    const { clip } = await labelled();
    const again = await openLabels(clip);
    await again.open('hand', anna);
    await again.edit('hand', [paint(10, 12, 'stand')]);
    await again.close();
    const lines = readFileSync(journalOf(clip), 'utf8').split('\n');
    writeFileSync(journalOf(clip), [lines[0], 'x'.repeat(40), ...lines.slice(2)].join('\n'));
    // The file still knows what the damaged line said.
    expect(segmentsOf(await readLabelSet(clip))).toEqual([
      [0, 5, 'sit'],
      [10, 12, 'stand'],
    ]);
    rmSync(setPath(clip));
    expect(segmentsOf(await readLabelSet(clip))).toEqual([[10, 12, 'stand']]);
  });

  it('a broken file is made anew from the journal', async () => {
    const { clip } = await labelled();
    writeFileSync(setPath(clip), '{"schemaVersion": 1, "tra');
    expect(segmentsOf(await readLabelSet(clip))).toEqual([[0, 5, 'sit']]);
  });

  it('a file that an import replaced counts, and can be undone', async () => {
    const { project, clip } = await labelled();
    const replaced: LabelSet = {
      schemaVersion: 1,
      id: 'hand',
      ...anna,
      tracks: { posture: [{ startFrame: 7, endFrame: 9, classId: 'walk', origin: 'imported' }] },
    };
    await writeLabelSet(project, clip, replaced);
    expect(segmentsOf(await readLabelSet(clip))).toEqual([[7, 9, 'walk']]);
    const again = await openLabels(clip);
    expect(await again.open('hand', anna)).toMatchObject({ undo: 'replaced' });
    await again.edit('hand', [paint(20, 22, 'sit')]);
    await again.undo('hand');
    expect(segmentsOf((await again.undo('hand')).labels)).toEqual([[0, 5, 'sit']]);
    await again.close();
  });
});

describe('trouble', () => {
  it('with the folder taken away is told of, and nothing is lost when it is back', async () => {
    const { project, clip, labels } = await openClip();
    await labels.edit('hand', [paint(0, 5, 'sit')]);
    renameSync(project.root, `${project.root}-away`);
    await expect(labels.edit('hand', [paint(5, 6, 'sit')])).rejects.toMatchObject({
      reason: 'project-gone',
      message: matching(/is gone, .*: put the folder back/),
    });
    renameSync(`${project.root}-away`, project.root);
    await labels.edit('hand', [paint(8, 9, 'stand')]);
    await labels.close();
    expect(segmentsOf(await readLabelSet(clip))).toEqual([
      [0, 5, 'sit'],
      [8, 9, 'stand'],
    ]);
  });

  it('with a second program that writes as well stops the first and keeps both', async () => {
    const { clip, labels } = await openClip();
    await labels.edit('hand', [paint(0, 5, 'sit')]);
    const other = await openLabels(clip);
    await other.open('hand', anna);
    await other.edit('hand', [paint(10, 12, 'stand')]);
    await expect(labels.edit('hand', [paint(5, 6, 'sit')])).rejects.toMatchObject({
      reason: 'project-read-only',
      message: matching(/changed by another program/),
    });
    await other.close();
    await labels.close();
    expect(segmentsOf(await readLabelSet(clip))).toEqual([
      [0, 5, 'sit'],
      [10, 12, 'stand'],
    ]);
  });

  it('with leave to write stops the edit, and the labels stay as they were', async () => {
    const { clip } = await plantClip(tempFolder());
    let mayWrite = true;
    const labels = await openLabels(clip, {
      requireWritable: () =>
        mayWrite ? Promise.resolve() : Promise.reject(new Fault('project-read-only', 'Taken.')),
    });
    await labels.open('hand', anna);
    await labels.edit('hand', [paint(0, 5, 'sit')]);
    mayWrite = false;
    await expect(labels.edit('hand', [paint(0, 9, 'stand')])).rejects.toThrow('Taken.');
    await labels.close();
    expect(segmentsOf(onDisk(clip))).toEqual([]);
    expect(segmentsOf(await readLabelSet(clip))).toEqual([[0, 5, 'sit']]);
  });
});
