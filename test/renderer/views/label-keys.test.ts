/** Which keys hold in which view, what a class's key paints, and which clips a filter leaves. */
import { describe, expect, it } from 'vitest';
import type { Track } from '../../../contract/track.ts';
import type { ClipCard } from '../../../contract/window/clips.ts';
import { paintOf } from '../../../renderer/labelling/class-keys.ts';
import {
  anyClip,
  filterClips,
  groupsOf,
  NO_GROUP,
} from '../../../renderer/views/clips/clip-filter.ts';
import type { Action } from '../../../renderer/window/actions/action.ts';
import { actionsIn } from '../../../renderer/window/actions/keys-of-view.ts';

const action = (id: string, key?: string, views?: Action['views']): Action => ({
  id,
  title: id,
  group: 'Watch',
  run: () => undefined,
  ...(key === undefined ? {} : { key }),
  ...(views === undefined ? {} : { views }),
});

describe('the keys of a view', () => {
  const actions = [
    action('watch', 'Space'),
    action('play', 'Space', ['label']),
    action('undo', 'mod+Z', ['label']),
    action('theme', 'mod+shift+L'),
    { ...action('keys', 'shift+?'), isEverywhere: true as const },
    action('sample'),
  ];
  const idsIn = (view: Parameters<typeof actionsIn>[0]) =>
    actionsIn(view, actions).map(({ id }) => id);

  it('are its own, and of the others those with a modifier', () => {
    expect(idsIn('label')).toEqual(['play', 'undo', 'theme', 'keys', 'sample']);
  });

  it('are everybody’s where it has none of its own', () => {
    expect(idsIn('watch')).toEqual(['watch', 'theme', 'keys', 'sample']);
  });
});

const tracks: readonly Track[] = [
  { id: 't', name: 'T', classes: [{ id: 'a', name: 'A', colour: '#e69f00', key: '1' }] },
  {
    id: 'u',
    name: 'U',
    classes: [
      { id: 'b', name: 'B', colour: '#56b4e9', key: '1' },
      { id: 'c', name: 'C', colour: '#009e73', key: 'q' },
    ],
  },
];

describe('a class’s key', () => {
  it.each([
    ['1', 't', { track: 't', classId: 'a' }],
    ['1', 'u', { track: 'u', classId: 'b' }],
    ['Q', 't', { track: 'u', classId: 'c' }],
    ['0', 'u', { track: 'u', classId: 'background' }],
    ['x', 't', { track: 't', classId: null }],
    ['y', 't', null],
  ] as const)('%s on the lane %s paints %o', (key, track, wanted) => {
    expect(paintOf(key, { tracks, track })).toEqual(wanted);
  });

  it('paints nothing where there is no lane', () => {
    expect(paintOf('0', { tracks: [], track: null })).toBeNull();
  });
});

const clip = (id: string, changes: Partial<ClipCard>): ClipCard => ({
  id,
  name: id,
  group: null,
  notes: '',
  frames: 10,
  durationUs: 1e6,
  width: 4,
  height: 3,
  state: 'unlabelled',
  shares: [],
  sets: [],
  reference: null,
  isMissing: false,
  thumbnail: null,
  fault: null,
  ...changes,
});

describe('a filter of clips', () => {
  const clips = [
    clip('walk', {
      group: 'anna',
      state: 'done',
      shares: [{ track: 't', classId: 'a', frames: 10 }],
    }),
    clip('run', { group: 'ben', notes: 'in the rain' }),
    clip('sit', { isMissing: true }),
  ];
  const ids = (filter: Partial<typeof anyClip>) =>
    filterClips(clips, { ...anyClip, ...filter }).map(({ id }) => id);

  it('leaves what has all that is asked for', () => {
    expect(ids({})).toEqual(['walk', 'run', 'sit']);
    expect(ids({ words: 'RAIN run' })).toEqual(['run']);
    expect(ids({ group: 'anna' })).toEqual(['walk']);
    expect(ids({ group: NO_GROUP })).toEqual(['sit']);
    expect(ids({ state: 'done' })).toEqual(['walk']);
    expect(ids({ state: 'missing' })).toEqual(['sit']);
    expect(ids({ state: 'unlabelled' })).toEqual(['run', 'sit']);
    expect(ids({ cls: 't/a' })).toEqual(['walk']);
    expect(ids({ cls: 't/a', group: 'ben' })).toEqual([]);
  });

  it('offers every group once', () => {
    expect(groupsOf([...clips, ...clips])).toEqual(['anna', 'ben']);
  });
});
