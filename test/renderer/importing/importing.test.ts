/** An import as the page knows it: looked at as it is chosen, late answers, refusals, and how it fares. */
import { describe, expect, it } from 'vitest';
import { Fault } from '../../../contract/fault.ts';
import type { ArgsOf } from '../../../contract/window/commands.ts';
import type { ImportPreview, ImportState } from '../../../contract/window/import-commands.ts';
import { createImporting } from '../../../renderer/importing/importing.ts';
import { createFakeHost } from '../watching/fake-host.ts';

const previewOf = ({ path }: { readonly path: string }): ImportPreview => ({
  kind: 'hand',
  labelSet: 'hand',
  clips: [{ source: path, isNew: true, segments: 0, replaced: 0 }],
  newTracks: [],
  newClasses: [],
  problems: [],
  notes: [],
});

const running: ImportState = {
  phase: 'running',
  clips: 2,
  clipsDone: 1,
  source: 'b.mp4',
  frames: 3,
  share: 0.5,
  secondsLeft: null,
  outcome: null,
  problems: [],
  notes: [],
  message: null,
};

type Look = (request: ArgsOf<'import.preview'>) => Promise<ImportPreview>;

function scene(look: Look = (request) => Promise.resolve(previewOf(request))) {
  const host = createFakeHost({
    'import.preview': look,
    'import.begin': () => Promise.resolve({}),
    'import.stop': () => Promise.resolve({}),
  });
  const importing = createImporting(host);
  return { host, importing, state: () => importing.state$.value };
}

describe('what is chosen', () => {
  it('is looked at at once, with all that was chosen before', async () => {
    const { host, importing, state } = scene();
    const chosen = importing.choose({ path: '/videos' });
    expect(state()).toMatchObject({ isLooking: true, preview: null });
    await chosen;
    expect(state()).toMatchObject({
      isLooking: false,
      preview: { clips: [{ source: '/videos' }] },
    });
    await importing.choose({ labelSet: 'dora', tracks: '/tracks.json' });
    expect(host.argsOf('import.preview')[1]).toEqual({
      path: '/videos',
      layout: 'auto',
      groupFrom: null,
      byReference: false,
      as: null,
      labelSet: 'dora',
      tracks: '/tracks.json',
      replaces: false,
    });
  });

  it('is not looked at while there is no path', async () => {
    const { host, importing, state } = scene();
    await importing.choose({ path: '/videos' });
    await importing.choose({ path: '' });
    expect(state()).toMatchObject({ preview: null, isLooking: false });
    expect(host.argsOf('import.preview')).toHaveLength(1);
  });

  it('is what counts when an earlier look is answered late, well or not', async () => {
    const first = Promise.withResolvers<ImportPreview>();
    const second = Promise.withResolvers<ImportPreview>();
    const { importing, state } = scene((request) => {
      if (request.path === '/first') return first.promise;
      return request.path === '/second' ? second.promise : Promise.resolve(previewOf(request));
    });
    const looks = ['/first', '/second', '/last'].map((path) => importing.choose({ path }));
    await looks[2];
    first.resolve(previewOf({ path: '/first' }));
    second.reject(new Fault('not-found', 'There is nothing.'));
    await Promise.all(looks);
    expect(state()).toMatchObject({
      preview: { clips: [{ source: '/last' }] },
      isLooking: false,
      message: null,
    });
  });

  it('is refused with a sentence, which goes with the next choice', async () => {
    const { importing, state } = scene((request) =>
      request.path === '/none'
        ? Promise.reject(new Fault('not-found', 'There is nothing.'))
        : Promise.resolve(previewOf(request)),
    );
    await importing.choose({ path: '/none' });
    expect(state()).toMatchObject({
      preview: null,
      isLooking: false,
      message: 'There is nothing.',
    });
    await importing.choose({ path: '/videos' });
    expect(state()).toMatchObject({ message: null });
  });
});

describe('an import', () => {
  it('is begun as it was chosen, and stopped', async () => {
    const { host, importing } = scene();
    await importing.choose({ path: '/videos', byReference: true });
    await importing.begin();
    expect(host.argsOf('import.begin')).toEqual(host.argsOf('import.preview'));
    importing.stop();
    expect(host.argsOf('import.stop')).toEqual([{}]);
  });

  it('that cannot be begun says why', async () => {
    const importing = createImporting(createFakeHost({}));
    await importing.begin();
    expect(importing.state$.value.message).toBe("The test's host has no import.begin.");
  });

  it('stays when the dialog is cleared while it goes on; an outcome is put away', async () => {
    const { importing, state } = scene();
    await importing.choose({ path: '/videos' });
    importing.show(running);
    importing.clear();
    expect(state()).toMatchObject({ request: { path: '' }, preview: null, progress: running });
    importing.show({ ...running, phase: 'done' });
    importing.clear();
    expect(state().progress).toBeNull();
  });

  it('is not looked at by an answer that comes after it was cleared', async () => {
    const late = Promise.withResolvers<ImportPreview>();
    const { importing, state } = scene(() => late.promise);
    const look = importing.choose({ path: '/videos' });
    importing.clear();
    late.resolve(previewOf({ path: '/videos' }));
    await look;
    expect(state()).toMatchObject({ request: { path: '' }, preview: null, isLooking: false });
  });
});
