/** An export as the page knows it: the clips at hand, looks and places, late answers, outcomes. */
import { describe, expect, it } from 'vitest';
import { Fault } from '../../../contract/fault.ts';
import type { CommandHandlers } from '../../../contract/window/commands.ts';
import type { ExportPreview } from '../../../contract/window/export-commands.ts';
import { canBegin, type ExportingState } from '../../../renderer/exporting/exporting-state.ts';
import { createExporting } from '../../../renderer/exporting/exporting.ts';
import { offeredClips } from '../../../renderer/exporting/offered-clips.ts';
import { createFakeHost } from '../watching/fake-host.ts';

const all = { words: 'All clips', clips: null };
const one = { words: '“kitchen” alone', clips: ['c1'] };

const preview: ExportPreview = {
  labelSet: 'hand',
  labelSets: [{ id: 'hand', clips: 2 }],
  ending: '.vtt',
  endings: ['.vtt'],
  isFolder: true,
  name: 'p-vtt',
  files: [
    { name: 'a.vtt', clips: 1, segments: 1 },
    { name: 'b.vtt', clips: 1, segments: 2 },
  ],
  sample: { name: 'a.vtt', lines: ['WEBVTT'], isWhole: true },
  unlabelled: [],
  lost: [],
  problems: [],
};
const outcome = {
  ...{ path: '/p/p-vtt', isFolder: true, firstFile: '/p/p-vtt/a.vtt' },
  ...{ files: 2, clips: 2, segments: 3 },
};

async function scene(handlers: Partial<CommandHandlers> = {}) {
  const ended: ExportingState[] = [];
  const host = createFakeHost({
    'export.preview': ({ format }) => Promise.resolve({ ...preview, name: `p-${format}` }),
    'export.place': ({ folder, name }) => {
      const problem = name === 'taken' ? 'It is there already.' : null;
      return Promise.resolve({ folder: folder ?? '/p', path: `/p/${name}`, problem });
    },
    'export.write': () => Promise.resolve(outcome),
    'export.stop': () => Promise.resolve({}),
    'export.reveal': () => Promise.resolve({}),
    ...handlers,
  });
  const exporting = createExporting({ host, onEnd: (state) => ended.push(state) });
  await exporting.offer([all, one], 0);
  return { host, exporting, ended, state: () => exporting.state$.value };
}

describe('the clips at hand', () => {
  const at = { found: null, open: null, isOpenInSight: false };
  const open = { id: 'c1', name: 'kitchen' };
  it.each([
    [at, [all], 0],
    [
      { ...at, found: ['a', 'b'] },
      [all, { words: 'The 2 clips that are found', clips: ['a', 'b'] }],
      1,
    ],
    [{ ...at, found: [] }, [all], 0],
    [{ ...at, open }, [all, one], 0],
    [{ ...at, open, isOpenInSight: true }, [all, one], 1],
    [{ ...at, isOpenInSight: true }, [all], 0],
  ])('%o', (given, scopes, chosen) => {
    expect(offeredClips(given)).toEqual({ scopes, chosen });
  });
});

describe('a choice', () => {
  it('is looked at, then the place for it', async () => {
    const { host, exporting, state } = await scene();
    expect(host.argsOf('export.place')).toEqual([
      { folder: null, name: 'p-segments', format: 'segments', ending: '.vtt', files: 2 },
    ]);
    expect(canBegin(state())).toBe(true);
    const chosen = exporting.choose({ format: 'vtt', scope: 1 });
    expect(canBegin(state())).toBe(false);
    await chosen;
    expect(host.argsOf('export.preview')[1]).toEqual({
      ...{ format: 'vtt', ending: null, labelSet: null },
      clips: ['c1'],
    });
    expect(state()).toMatchObject({ place: { path: '/p/p-vtt' }, labelSets: [{ id: 'hand' }] });
    expect(canBegin(state())).toBe(true);
  });

  it('of another format lets go of name and ending, of a label set keeps them', async () => {
    const { exporting, state } = await scene();
    await exporting.choose({ ending: '.tsv' });
    await exporting.put({ name: 'mine' });
    await exporting.choose({ labelSet: 'dora' });
    expect(state()).toMatchObject({ name: 'mine', what: { ending: '.tsv', labelSet: 'dora' } });
    await exporting.choose({ format: 'boris' });
    expect(state()).toMatchObject({ name: null, what: { ending: null, labelSet: 'dora' } });
  });

  it('that is refused leaves the label sets to choose from', async () => {
    const { exporting, state } = await scene({
      'export.preview': ({ labelSet }) =>
        labelSet === 'dora'
          ? Promise.reject(new Fault('not-found', 'No clip has it.'))
          : Promise.resolve(preview),
    });
    await exporting.choose({ labelSet: 'dora' });
    expect(state()).toMatchObject({
      preview: null,
      isLooking: false,
      message: 'No clip has it.',
      labelSets: [{ id: 'hand' }],
    });
    expect(canBegin(state())).toBe(false);
  });

  it('counts, and not an earlier one that is answered late', async () => {
    const late = Promise.withResolvers<ExportPreview>();
    const { exporting, state } = await scene({
      'export.preview': ({ format }) =>
        format === 'srt' ? late.promise : Promise.resolve({ ...preview, name: `p-${format}` }),
    });
    const first = exporting.choose({ format: 'srt' });
    await exporting.choose({ format: 'vtt' });
    late.resolve({ ...preview, name: 'late' });
    await first;
    expect(state()).toMatchObject({ preview: { name: 'p-vtt' }, place: { path: '/p/p-vtt' } });
  });
});

describe('an export', () => {
  it('is not begun where something is already', async () => {
    const { exporting, state } = await scene();
    await exporting.put({ name: 'taken' });
    expect(state().place?.problem).toBe('It is there already.');
    expect(canBegin(state())).toBe(false);
    await exporting.put({ folder: '/q', name: 'free' });
    expect(canBegin(state())).toBe(true);
  });

  it('writes what was chosen, tells how far it is, and shows it', async () => {
    const writing = Promise.withResolvers<typeof outcome>();
    const { host, exporting, ended, state } = await scene({
      'export.write': () => writing.promise,
    });
    await exporting.put({ folder: '/q', name: 'mine' });
    const begun = exporting.begin();
    expect(state().progress).toEqual({ written: 0, files: 2 });
    exporting.show({ written: 1, files: 2 });
    expect(state().progress).toEqual({ written: 1, files: 2 });
    await exporting.offer([all], 0);
    expect(state().scopes).toHaveLength(2);
    exporting.stop();
    expect(host.argsOf('export.stop')).toEqual([{}]);
    writing.resolve(outcome);
    await begun;
    expect(host.argsOf('export.write')).toEqual([
      {
        ...{ format: 'segments', ending: null, labelSet: null, clips: null },
        ...{ folder: '/q', name: 'mine' },
      },
    ]);
    expect(ended).toMatchObject([{ outcome, progress: null, message: null }]);
    exporting.show({ written: 2, files: 2 });
    expect(state().progress).toBeNull();
    exporting.reveal();
    expect(host.argsOf('export.reveal')).toEqual([{ file: outcome.firstFile }]);
    await exporting.offer([all], 0);
    expect(state()).toMatchObject({ outcome: null, folder: '/q', name: null });
  });

  it('that fails says why, and looks at the place again', async () => {
    const { host, exporting, ended, state } = await scene({
      'export.write': () => Promise.reject(new Fault('disk', 'The disk is full.')),
    });
    await exporting.begin();
    expect(ended).toMatchObject([{ outcome: null, message: 'The disk is full.' }]);
    await expect.poll(() => state().isPlaced).toBe(true);
    expect(host.argsOf('export.place')).toHaveLength(2);
    expect(state().message).toBe('The disk is full.');
  });
});
