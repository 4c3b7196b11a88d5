/** Files as the original programs write them, from their public documentation, rewritten by hand: each is read for what it says. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../../../main/services/labels/formats/decode-text.ts';
import { FOREVER, type LabelFile } from '../../../../../main/services/labels/formats/label-file.ts';
import {
  labelFileShape,
  recogniseLabelFile,
} from '../../../../../main/services/labels/formats/registry.ts';
import { fixtures } from './places.ts';

function read(path: string): { format: string; labels: LabelFile } {
  const name = basename(path);
  const source = { name, text: decodeText(readFileSync(join(fixtures, path)), name) };
  const format = recogniseLabelFile(source);
  return { format, labels: labelFileShape(format).read(source) };
}

/** "track: label start-end (note) @line", a point with one time; frames where the file counts them. */
function said({ clips }: LabelFile): Record<string, string[]> {
  return Object.fromEntries(
    clips.map(({ media, tracks }) => [
      media ?? '',
      tracks.flatMap(({ name, spans }) =>
        spans.map(({ label, startUs, endUs, frames, isPoint, note, line }) => {
          const end = endUs === FOREVER ? 'end' : String(endUs / 1e6);
          const times =
            frames === undefined ? `${startUs / 1e6}-${end}` : `#${frames.start}-${frames.end}`;
          const when = isPoint === true && frames === undefined ? String(startUs / 1e6) : times;
          return `${name ?? ''}: ${label} ${when}${note === undefined ? '' : ` (${note})`} @${line ?? ''}`;
        }),
      ),
    ]),
  );
}

const files: [path: string, format: string, said: Record<string, string[]>][] = [
  [
    'csv/kitchen.csv',
    'csv',
    { '': ['posture: sit #1-3 @3', 'posture: walk #3-4 @5', 'hands: eat #2-4 @4'] },
  ],
  [
    'segments/kitchen.tsv',
    'segments',
    { 'kitchen.mp4': ['posture: sit 0.5-2.25 @2', 'hands: pick "up" 3 (first\nsecond) @3'] },
  ],
  [
    'vtt/kitchen.vtt',
    'vtt',
    { '': [': sit & wait 1-2.5 @12', ': walk 3-3604 (to the <i>door</i>) @15'] },
  ],
  ['srt/kitchen.srt', 'srt', { '': [': sit 1-2.5 @3', ': walk 3.04-4 (to the door) @7'] }],
  ['audacity/kitchen.txt', 'audacity', { '': [': sit 0.5-2.25 @1', ': knock 3 @3'] }],
  [
    'textgrid/kitchen.TextGrid',
    'textgrid',
    {
      '': [
        'posture: sit "still" 0-1.066667 @16',
        'posture: walk 1.5-2.3 (towards\nthe door) @24',
        'bell: ding 0.9 @49',
      ],
    },
  ],
  [
    'textgrid/short-utf16le.TextGrid',
    'textgrid',
    { '': ['Mary: sitzt ünd 0-1.1 @13', 'bell: ding 0.9 @24'] },
  ],
  [
    'textgrid/short-utf16be.TextGrid',
    'textgrid',
    { '': ['Mary: sitzt ünd 0-1.1 @13', 'bell: ding 0.9 @24'] },
  ],
  [
    'eaf/kitchen.eaf',
    'eaf',
    {
      'kitchen 1.mp4': [
        'posture: sit 0.78-1.59 @16',
        'posture: walk 1.59-2.34 (to the door & back) @21',
      ],
    },
  ],
  [
    'boris/kitchen.boris',
    'boris',
    {
      'videos/kitchen.mp4': [
        'posture: sit 0.5-2.25 @21',
        'posture: sit 4-end @25',
        'events: knock 1.75 (at the door) @22',
        'Bob posture: walk 2.25-end (fast) @24',
      ],
    },
  ],
  [
    'boris/tabular-7.tsv',
    'boris',
    { 'videos/kitchen.mp4': ['events: knock 1.75 (at the door) @16', 'posture: sit 0.5-2.25 @15'] },
  ],
  [
    'boris/tabular-8.csv',
    'boris',
    { 'videos/kitchen.mp4': ['Bob: knock 1.75 (at the\ndoor) @3', 'posture: sit 0.5-2.25 @2'] },
  ],
  [
    'boris/aggregated.csv',
    'boris',
    { 'C:\\videos\\kitchen.mp4': ['events: knock 1.75 @3', 'posture: sit 0.5-2.25 (slowly) @2'] },
  ],
  [
    'boris/aggregated-8.csv',
    'boris',
    {
      'videos/kitchen.mp4': [
        'posture: sit 0.5-2.25 (slowly\nat last) @4',
        'posture: sit 2.25-3.5 @2',
        'posture: walk 3-end @6',
        'events: knock 1.75 @3',
      ],
    },
  ],
  [
    'boris/aggregated-short.csv',
    'boris',
    { 'kitchen.mp4': [': sit 0.5-2.25 @2', 'events: knock 3 @3'] },
  ],
  [
    'via/kitchen.json',
    'via',
    {
      'kitchen.mp4': [
        'posture: sit 0.5-2.25 @8',
        'posture: walk 2.25-4 @9',
        'posture: sit 5.125 @11',
        'TEMPORAL-SEGMENTS: default 2.25-4 @9',
      ],
    },
  ],
  [
    'activitynet/database.json',
    'activitynet',
    { kitchen: [': Preparing salad 0.5-2.25 @13', ': Having a "break" 3-4 @14'], unseen: [] },
  ],
  ['activitynet/results.json', 'activitynet', { kitchen: [': Preparing salad 0.4-2.3 @4'] }],
];

describe('a file as another program writes it', () => {
  it.each(files)('%s', (path, format, expected) => {
    const { format: recognised, labels } = read(path);
    expect(recognised).toBe(format);
    const sorted = (all: Record<string, string[]>) =>
      Object.fromEntries(Object.entries(all).map(([media, list]) => [media, list.toSorted()]));
    expect(sorted(said(labels))).toEqual(sorted(expected));
    expect(labels.problems).toEqual([]);
  });

  it('knows predictions by what the file says of itself', () => {
    expect(read('activitynet/results.json').labels.kind).toBe('predictions');
    expect(read('csv/kitchen.csv').labels.kind).toBe('predictions');
    expect(read('activitynet/database.json').labels.kind).toBe('hand');
  });

  it('says what it leaves out', () => {
    const notes = (path: string) => read(path).labels.notes.join('\n');
    expect(notes('csv/kitchen.csv')).toContain('Probabilities are not kept');
    expect(notes('activitynet/results.json')).toContain('Scores are not kept');
    expect(notes('audacity/kitchen.txt')).toContain('1 label without a name was left');
    expect(notes('eaf/kitchen.eaf')).toContain('1 annotation without');
    expect(notes('via/kitchen.json')).toContain('1 entry without a time');
    expect(notes('boris/aggregated-8.csv')).toMatch(/line 6: "walk" lacks its start or its stop/);
    expect(notes('boris/kitchen.boris')).toMatch(/"live 1" is of no video/);
    expect(notes('boris/kitchen.boris')).toMatch(/kitchen\.boris, line 24: "walk" lacks its/);
  });

  it('gives the classes that the file declares, with names, colours and keys', () => {
    const classes = (path: string) =>
      read(path).labels.clips[0]?.tracks.find(({ name }) => name === 'posture')?.classes;
    expect(classes('boris/kitchen.boris')).toEqual([
      { label: 'sit', name: 'sits on anything', colour: '#1f77b4', key: 's' },
      { label: 'walk', key: 'w' },
    ]);
    expect(classes('eaf/kitchen.eaf')).toEqual([
      { label: 'sit', name: 'Sitting down' },
      { label: 'walk' },
    ]);
    expect(classes('via/kitchen.json')).toEqual([
      { label: 'sit', name: 'sit' },
      { label: 'walk', name: 'walk' },
    ]);
  });
});
