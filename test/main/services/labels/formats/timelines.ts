/** Random timelines: clips of any frame rate, several tracks, points, notes with odd characters. */
import fc from 'fast-check';
import type { LabelSet, Segment } from '../../../../../contract/segment.ts';
import type { Track } from '../../../../../contract/track.ts';
import { BACKGROUND } from '../../../../../contract/track.ts';
import type { LabelFileFormat } from '../../../../../contract/label-file-formats.ts';
import { spansToLabels } from '../../../../../main/services/clips/import/frame-segments.ts';
import { createFindClip } from '../../../../../main/services/clips/import/find-clip.ts';
import { createOpenLabelMap } from '../../../../../main/services/clips/import/label-map.ts';
import { planLabels } from '../../../../../main/services/clips/import/plan-labels.ts';
import type { Clip } from '../../../../../main/services/clips/clip.ts';
import { labelFileShape } from '../../../../../main/services/labels/formats/registry.ts';
import {
  labelsToWrite,
  type LabelledClip,
} from '../../../../../main/services/labels/formats/labels-to-write.ts';

const colours = ['#e69f00', '#56b4e9', '#009e73', '#f0e442'];

export const tracks: readonly Track[] = [
  {
    id: 'posture',
    name: 'Posture',
    classes: ['sit', 'walk', 'other'].map((id, i) => ({
      id,
      name: `The ${id}`,
      colour: colours[i]!,
    })),
  },
  {
    id: 'hands',
    name: 'Hände & "more" <',
    classes: ['eat', 'other'].map((id) => ({ id, name: id, colour: colours[3]! })),
  },
];

/** At least 2 ms apart, since some formats know milliseconds only; the first frame need not be at zero. */
const times = fc
  .record({
    first: fc.integer({ min: 0, max: 3_000_000 }),
    gaps: fc.array(fc.integer({ min: 2000, max: 400_000 }), { minLength: 0, maxLength: 40 }),
  })
  .map(({ first, gaps }) => {
    let at = first;
    return [first, ...gaps.map((gap) => (at += gap))];
  });

const odd = fc.constantFrom(
  '\n',
  '\r',
  '\t',
  '-->',
  '"',
  '""',
  '\\',
  '\\n',
  '&amp;',
  '<b>',
  ',',
  ';',
  '\u2028',
  'é',
  '👋',
  ' ',
  '!',
  '#',
  "'",
  '<x>',
  ']]>',
);
const notes = fc
  .array(fc.oneof(odd, fc.string({ maxLength: 4 })), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join(''))
  .filter((note) => note !== '');

interface Piece {
  readonly skip: number;
  readonly length: number;
  readonly classAt: number;
  readonly note: string | undefined;
  readonly soft: number | undefined;
}

const pieces = fc.array(
  fc.record({
    skip: fc.integer({ min: 0, max: 3 }),
    length: fc.integer({ min: 1, max: 6 }),
    classAt: fc.nat(10),
    note: fc.option(notes, { nil: undefined, freq: 2 }),
    soft: fc.option(fc.nat(9), { nil: undefined, freq: 3 }),
  }),
  { maxLength: 8 },
);

function segmentsOf(list: readonly Piece[], track: Track, frames: number): Segment[] {
  const ids = [...track.classes.map(({ id }) => id), BACKGROUND];
  let at = 0;
  return list.flatMap(({ skip, length, classAt, note, soft }): Segment[] => {
    const startFrame = at + skip;
    const endFrame = Math.min(frames, startFrame + (soft === undefined ? length : 1));
    if (endFrame <= startFrame) return [];
    at = endFrame;
    return [
      {
        startFrame,
        endFrame,
        classId: ids[classAt % ids.length]!,
        origin: 'imported',
        ...(note === undefined ? {} : { note }),
        ...(soft === undefined ? {} : { softWindowFrames: soft }),
      },
    ];
  });
}

/** A clip whose label set has any number of segments in any of the tracks given. */
export function labelledClip(media: string, of: readonly Track[]): fc.Arbitrary<LabelledClip> {
  return fc.tuple(times, ...of.map(() => pieces)).map(([timestampsUs, ...lists]) => {
    const labels: LabelSet = {
      schemaVersion: 1,
      id: 'hand',
      annotator: 'Ann "A" <a>',
      kind: 'hand',
      tracks: Object.fromEntries(
        of.map((track, i) => [track.id, segmentsOf(lists[i]!, track, timestampsUs.length)]),
      ),
    };
    return { media, labels, timestampsUs, width: 64, height: 48 };
  });
}

/** Written as the format, read again, and placed on the same frames: the segments of every clip, by track. */
export async function throughFormat(
  format: LabelFileFormat,
  clips: readonly LabelledClip[],
  { ending, of = tracks }: { readonly ending: string; readonly of?: readonly Track[] },
): Promise<readonly Readonly<Record<string, readonly Segment[]>>[]> {
  const shape = labelFileShape(format);
  const labels = labelsToWrite({ name: 'p', tracks: of }, clips, new Date(0));
  const texts =
    shape.scope === 'project'
      ? [{ name: `all${ending}`, text: shape.write(labels, ending) }]
      : labels.clips.map((clip) => ({
          name: `${clip.media.replace('.mp4', '')}${ending}`,
          text: shape.write({ ...labels, clips: [clip] }, ending),
        }));
  const files = texts.map(({ name, text }) => ({
    path: `/${name}`,
    name,
    labels: shape.read({ name, text }),
  }));
  const known = clips.map(({ media }) => knownClip(media));
  const plan = await planLabels(
    { format, files },
    { labels: createOpenLabelMap(of), groupOf: () => null, findClip: createFindClip(known) },
  );
  if (plan.problems.length > 0) throw new Error(JSON.stringify(plan.problems));
  return clips.map(({ media, timestampsUs }) => {
    const planned = plan.clips.find(({ source }) => source === media);
    const { labels: placed, problems } = spansToLabels(planned?.spans ?? [], timestampsUs);
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
    return placed?.tracks ?? {};
  });
}

export function knownClip(media: string): Clip {
  const name = media.replace('.mp4', '');
  return {
    id: `${name}-0123abcd`,
    folder: `/nowhere/${name}`,
    file: {
      schemaVersion: 1,
      id: `${name}-0123abcd`,
      name,
      group: null,
      notes: '',
      importedAt: '',
    },
    media: {
      schemaVersion: 1,
      source: media,
      file: 'media.mp4',
      reference: null,
      sha256: '0'.repeat(64),
      bytes: 1,
      codec: 'avc',
      width: 64,
      height: 48,
      frames: 1,
      durationUs: 1,
    },
  };
}
