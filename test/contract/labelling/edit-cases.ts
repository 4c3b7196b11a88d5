/** One edit of each kind with the labels before and after it. */
import type { Edit } from '../../../contract/labelling/edit.ts';
import type { LabelSet, Segment } from '../../../contract/segment.ts';
import { emptySet } from './random-edits.ts';

type Short = readonly [start: number, end: number, classId: string, more?: Partial<Segment>];

const segment = ([startFrame, endFrame, classId, more]: Short): Segment => ({
  startFrame,
  endFrame,
  classId,
  origin: 'hand',
  ...more,
});
export const setOf = (...segments: readonly Short[]): LabelSet => ({
  ...emptySet,
  tracks: segments.length === 0 ? {} : { posture: segments.map(segment) },
});
export const on = { track: 'posture' };
interface Case {
  readonly name: string;
  readonly before: readonly Short[];
  readonly edit: Edit;
  readonly after: readonly Short[];
}

export const point = { softWindowFrames: 2 };
export const cases: readonly Case[] = [
  {
    name: 'paint replaces what is under it',
    before: [[0, 10, 'sit']],
    edit: { kind: 'paint', ...on, startFrame: 4, endFrame: 6, classId: 'stand' },
    after: [
      [0, 4, 'sit'],
      [4, 6, 'stand'],
      [6, 10, 'sit'],
    ],
  },
  {
    name: 'paint grows together with what it touches of the same label',
    before: [
      [0, 5, 'sit'],
      [8, 12, 'sit', { origin: 'imported' }],
    ],
    edit: { kind: 'paint', ...on, startFrame: 5, endFrame: 8, classId: 'sit' },
    after: [
      [0, 8, 'sit'],
      [8, 12, 'sit', { origin: 'imported' }],
    ],
  },
  {
    name: 'paint with nothing leaves the range unlabelled, and the last one takes the track along',
    before: [[3, 5, 'sit']],
    edit: { kind: 'paint', ...on, startFrame: 0, endFrame: 30, classId: null },
    after: [],
  },
  {
    name: 'erase takes one segment',
    before: [
      [0, 5, 'sit'],
      [5, 9, 'stand'],
    ],
    edit: { kind: 'erase', ...on, frame: 7 },
    after: [[0, 5, 'sit']],
  },
  {
    name: 'split cuts in front of the frame, and the halves stay apart',
    before: [[0, 8, 'sit', { note: 'slow' }]],
    edit: { kind: 'split', ...on, frame: 3 },
    after: [
      [0, 3, 'sit', { note: 'slow' }],
      [3, 8, 'sit', { note: 'slow' }],
    ],
  },
  {
    name: 'merge closes gaps, takes the first class, joins notes',
    before: [
      [0, 3, 'sit', { note: 'a' }],
      [5, 8, 'stand', { note: 'b', origin: 'imported' }],
      [9, 10, 'sit'],
    ],
    edit: { kind: 'merge', ...on, startFrame: 2, endFrame: 6 },
    after: [
      [0, 8, 'sit', { note: 'a; b' }],
      [9, 10, 'sit'],
    ],
  },
  {
    name: 'nudge moves an edge that two share for both',
    before: [
      [0, 5, 'sit'],
      [5, 9, 'stand'],
    ],
    edit: { kind: 'nudge', ...on, frame: 0, edge: 'end', by: -2 },
    after: [
      [0, 3, 'sit'],
      [3, 9, 'stand'],
    ],
  },
  {
    name: 'nudge into a neighbour leaves it a frame',
    before: [
      [0, 5, 'sit'],
      [7, 9, 'stand'],
    ],
    edit: { kind: 'nudge', ...on, frame: 0, edge: 'end', by: 20 },
    after: [
      [0, 8, 'sit'],
      [8, 9, 'stand'],
    ],
  },
  {
    name: 'nudge of a start stops at a point event, and at the end of the segment',
    before: [
      [2, 3, 'stand', point],
      [5, 9, 'sit'],
    ],
    edit: { kind: 'nudge', ...on, frame: 6, edge: 'start', by: -9 },
    after: [
      [2, 3, 'stand', point],
      [3, 9, 'sit'],
    ],
  },
  {
    name: 'nudge of the last end stops at the end of the clip',
    before: [[20, 25, 'sit']],
    edit: { kind: 'nudge', ...on, frame: 20, edge: 'end', by: 50 },
    after: [[20, 30, 'sit']],
  },
  {
    name: 'fill closes the gap around a frame',
    before: [
      [0, 5, 'sit'],
      [9, 12, 'sit'],
    ],
    edit: { kind: 'fill', ...on, frame: 6, classId: 'background' },
    after: [
      [0, 5, 'sit'],
      [5, 9, 'background'],
      [9, 12, 'sit'],
    ],
  },
  {
    name: 'fill closes every gap',
    before: [[2, 4, 'sit']],
    edit: { kind: 'fill', ...on, frame: null, classId: 'stand' },
    after: [
      [0, 2, 'stand'],
      [2, 4, 'sit'],
      [4, 30, 'stand'],
    ],
  },
  {
    name: 'a point stands in a segment',
    before: [[0, 8, 'sit']],
    edit: { kind: 'add-point', ...on, frame: 3, classId: 'stand', ...point },
    after: [
      [0, 3, 'sit'],
      [3, 4, 'stand', point],
      [4, 8, 'sit'],
    ],
  },
  {
    name: 'a point that moves leaves the segment whole',
    before: [
      [0, 3, 'sit'],
      [3, 4, 'stand', point],
      [4, 8, 'sit'],
    ],
    edit: { kind: 'move-point', ...on, frame: 3, to: 12 },
    after: [
      [0, 8, 'sit'],
      [12, 13, 'stand', point],
    ],
  },
  {
    name: 'a point between two labels leaves a gap',
    before: [
      [0, 3, 'sit'],
      [3, 4, 'sit', point],
      [4, 8, 'stand'],
    ],
    edit: { kind: 'remove-point', ...on, frame: 3 },
    after: [
      [0, 3, 'sit'],
      [4, 8, 'stand'],
    ],
  },
  {
    name: 'a note is set',
    before: [[0, 3, 'sit']],
    edit: { kind: 'note', ...on, frame: 2, note: 'leans' },
    after: [[0, 3, 'sit', { note: 'leans' }]],
  },
  {
    name: 'an accepted suggestion names its model',
    before: [[0, 3, 'sit']],
    edit: {
      kind: 'accept',
      ...on,
      modelId: 'm7',
      suggestions: [{ startFrame: 2, endFrame: 6, classId: 'stand' }],
    },
    after: [
      [0, 2, 'sit'],
      [2, 6, 'stand', { origin: 'accepted', modelId: 'm7' }],
    ],
  },
  {
    name: 'reclass renames the segments that are meant and keeps the rest of what they say',
    before: [
      [0, 3, 'sit', { note: 'x' }],
      [5, 8, 'sit'],
    ],
    edit: { kind: 'reclass', ...on, from: 'sit', to: 'kneel', within: [0] },
    after: [
      [0, 3, 'kneel', { note: 'x' }],
      [5, 8, 'sit'],
    ],
  },
  {
    name: 'restore fills only what is unlabelled',
    before: [[4, 6, 'stand']],
    edit: { kind: 'restore', ...on, segments: [segment([2, 9, 'sit', { note: 'x' }])] },
    after: [
      [2, 4, 'sit', { note: 'x' }],
      [4, 6, 'stand'],
      [6, 9, 'sit', { note: 'x' }],
    ],
  },
];
