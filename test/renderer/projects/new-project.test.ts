/** A new project: names as people type them, and classes on a track of their own. */
import { describe, expect, it } from 'vitest';
import type { Track } from '../../../contract/track.ts';
import { addClasses, namesIn } from '../../../renderer/projects/new-project.ts';
import { createFakeHost } from '../watching/fake-host.ts';

it.each([
  ['', []],
  [' , ;\n', []],
  ['Sitting', ['Sitting']],
  ['sitting, Standing up ;waving', ['sitting', 'Standing up', 'waving']],
  ['Sitting, sitting,SITTING , Waving', ['Sitting', 'Waving']],
])('the classes in %j', (text, names) => {
  expect(namesIn(text)).toEqual(names);
});

describe('classes', () => {
  const track: Track = { id: 'posture', name: 'Posture', classes: [] };
  const nothingDone = { undo: null, redo: null, remark: null };
  const hostWith = (tracks: readonly Track[]) =>
    createFakeHost({
      'classes.list': () => Promise.resolve({ tracks, ...nothingDone }),
      'classes.edit': () => Promise.resolve({ tracks: [track], ...nothingDone }),
    });

  it('begin a track where there is none', async () => {
    const host = hostWith([]);
    await addClasses(host, ['Sitting', 'Waving']);
    expect(host.argsOf('classes.edit')).toEqual([
      { edit: { kind: 'add-track', name: 'Activity' } },
      { edit: { kind: 'add-class', track: 'posture', name: 'Sitting' } },
      { edit: { kind: 'add-class', track: 'posture', name: 'Waving' } },
    ]);
  });

  it('join the first track that there is', async () => {
    const host = hostWith([track]);
    await addClasses(host, ['Sitting']);
    expect(host.argsOf('classes.edit')).toEqual([
      { edit: { kind: 'add-class', track: 'posture', name: 'Sitting' } },
    ]);
  });

  it('that nobody named ask nothing of the host', async () => {
    const host = hostWith([]);
    await addClasses(host, []);
    expect(host.asked).toEqual([]);
  });
});
