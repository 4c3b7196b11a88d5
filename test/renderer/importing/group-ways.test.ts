/** The usual groups of clips, told from paths as they come. */
import { expect, it } from 'vitest';
import { groupWays } from '../../../renderer/importing/group-ways.ts';

it.each([
  ['squat/anna-1.mp4', ['anna', 'squat', 'squat']],
  ['jumping-jack/anna_day-2.mp4', ['anna', 'jumping-jack', 'jumping-jack']],
  ['lab 2/anna/1.mp4', [null, 'anna', 'lab 2']],
  ['anna-room-1.mp4', ['anna', null, null]],
  ['anna.mp4', [null, null, null]],
])('of %j are %j', (path, groups) => {
  const found = groupWays.map(({ pattern }) => new RegExp(pattern, 'u').exec(path)?.[0] ?? null);
  expect(found).toEqual(groups);
});
