/** The per-frame CSV and the JSON document, column by column. */
import { PassThrough, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FrameLabel } from '../../../../contract/frame-label.ts';
import type { TrackOutputs } from '../../../../contract/track.ts';
import { writeFrameCsv } from '../../../../main/services/labels/frame-csv.ts';
import { createLabelDocument } from '../../../../main/services/labels/label-document.ts';

const posture: TrackOutputs = { id: 'posture', classes: ['sit', 'walk'] };
const hands: TrackOutputs = { id: 'hands', classes: ['eat', 'read', 'background'] };

const frame = (n: number, change: Partial<FrameLabel> = {}): FrameLabel => ({
  frame: n,
  timestampUs: n * 33_333,
  source: 'held',
  tracks: [{ track: 'posture', label: 'walk', probability: 0.75, probabilities: [0.25, 0.75] }],
  ...change,
});

async function csv(labels: Iterable<FrameLabel>, tracks: TrackOutputs[]): Promise<string> {
  const to = new PassThrough();
  const [, written] = await Promise.all([
    writeFrameCsv(labels, tracks, to).then(() => to.end()),
    text(to),
  ]);
  return written;
}

describe('writeFrameCsv', () => {
  it('names one track plainly', async () => {
    expect(await csv([frame(0, { source: 'fresh' }), frame(1)], [posture])).toBe(
      [
        'frame,timestamp_us,time_s,source,label,probability,p:sit,p:walk',
        '0,0,0.000000,fresh,walk,0.750000,0.250000,0.750000',
        '1,33333,0.033333,held,walk,0.750000,0.250000,0.750000',
        '',
      ].join('\n'),
    );
  });

  it('names several tracks in their columns, in the order of the model', async () => {
    const label = frame(4, {
      timestampUs: -12,
      source: 'dropped',
      tracks: [
        { track: 'hands', label: 'eat', probability: 1, probabilities: [1, 0, 1e-9] },
        { track: 'posture', label: 'sit', probability: 0.5, probabilities: [0.5, 0.5] },
      ],
    });
    const [header, row] = (await csv([label], [posture, hands])).split('\n');
    expect(header).toBe(
      'frame,timestamp_us,time_s,source,label:posture,probability:posture,p:posture/sit,p:posture/walk,' +
        'label:hands,probability:hands,p:hands/eat,p:hands/read,p:hands/background',
    );
    expect(row).toBe(
      '4,-12,-0.000012,dropped,sit,0.500000,0.500000,0.500000,eat,1.000000,1.000000,0.000000,0.000000',
    );
  });

  it('leaves empty what is not known yet', async () => {
    const unknown = { track: 'posture', label: null, probability: 0, probabilities: [] };
    const [, row] = (await csv([frame(0, { tracks: [unknown] })], [posture])).split('\n');
    expect(row).toBe('0,0,0.000000,held,,,,');
  });

  it('has exactly one row for each frame, however many', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(3000), async (frames) => {
        const labels = Array.from({ length: frames }, (_, n) => frame(n));
        const rows: Record<string, string>[] = parse(await csv(labels, [posture]), {
          columns: true,
        });
        expect(rows.map((row) => Number(row['frame']))).toEqual(labels.map((l) => l.frame));
      }),
      { numRuns: 12 },
    );
  });

  it('takes no more frames than the reader does', async () => {
    let made = 0;
    function* endless(): Iterable<FrameLabel> {
      for (;;) yield frame(made++);
    }
    const full = new Error('the disk is full');
    const to = new Writable({
      write: (_chunk, _encoding, done) => {
        done(full);
      },
    });
    to.on('error', () => undefined);
    await expect(writeFrameCsv(endless(), [posture], to)).rejects.toBe(full);
    expect(made).toBeLessThan(5000);
  });
});

describe('createLabelDocument', () => {
  it('has the keys that the design names', () => {
    const origin = { video: 'a.mp4', model: 'm', extractor: 'coral' };
    expect(createLabelDocument(origin, [posture], [frame(0)])).toEqual({
      ...origin,
      frames: 1,
      labels: [
        {
          frame: 0,
          timestampUs: 0,
          source: 'held',
          tracks: [
            {
              track: 'posture',
              label: 'walk',
              probability: 0.75,
              probabilities: { sit: 0.25, walk: 0.75 },
            },
          ],
        },
      ],
    });
  });
});
