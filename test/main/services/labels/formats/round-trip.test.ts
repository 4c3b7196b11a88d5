/** Whatever a format can hold comes back from it: any timeline, written, read and placed on the same frames. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Segment } from '../../../../../contract/segment.ts';
import { labelFileFormats } from '../../../../../contract/label-file-formats.ts';
import {
  labelFileShape,
  type LabelFileShape,
} from '../../../../../main/services/labels/formats/registry.ts';
import { labelledClip, throughFormat, tracks } from './timelines.ts';

type Holds = LabelFileShape['holds'];

/** The segments as the format can tell them. */
function told(segments: readonly Segment[], holds: Holds): readonly Segment[] {
  const kept = segments.map(({ note, softWindowFrames, ...segment }): Segment => {
    const soft = holds.softWindows ? softWindowFrames : 0;
    return {
      ...segment,
      ...(holds.notes && note !== undefined ? { note } : {}),
      ...(holds.points && softWindowFrames !== undefined ? { softWindowFrames: soft } : {}),
    };
  });
  return holds.boundaries ? kept : joined(kept);
}

function joined(segments: readonly Segment[]): readonly Segment[] {
  return segments.reduce<readonly Segment[]>((all, segment) => {
    const last = all.at(-1);
    if (last?.endFrame !== segment.startFrame || last.classId !== segment.classId) {
      return [...all, segment];
    }
    return [...all.slice(0, -1), { ...last, endFrame: segment.endFrame }];
  }, []);
}

const forms = labelFileFormats.flatMap((format) =>
  labelFileShape(format).endings.map((ending) => [format, ending] as const),
);

describe('a round trip over random timelines', () => {
  it.each(forms)('%s (%s)', async (format, ending) => {
    const { holds } = labelFileShape(format);
    const clips = fc.tuple(labelledClip('one.mp4', tracks), labelledClip('two.mp4', tracks));
    await fc.assert(
      fc.asyncProperty(clips, async (two) => {
        fc.pre(two.some(({ labels }) => Object.values(labels.tracks).some((t) => t.length > 0)));
        const back = await throughFormat(format, two, { ending });
        for (const [i, { labels }] of two.entries()) {
          for (const { id } of tracks) {
            const wanted = told(labels.tracks[id] ?? [], holds);
            expect(back[i]?.[id] ?? []).toEqual(wanted);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it.each(forms)('%s (%s) with one track, whose name need not be told', async (format, ending) => {
    const { holds } = labelFileShape(format);
    const of = tracks.slice(0, 1);
    await fc.assert(
      fc.asyncProperty(labelledClip('one.mp4', of), async (clip) => {
        fc.pre(Object.values(clip.labels.tracks).some((t) => t.length > 0));
        const [back] = await throughFormat(format, [clip], { ending, of });
        expect(back?.['posture'] ?? []).toEqual(told(clip.labels.tracks['posture'] ?? [], holds));
      }),
      { numRuns: 60 },
    );
  });
});
