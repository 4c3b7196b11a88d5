/** Valid label files, mangled at random: each is read, or refused with one sentence that names it; nothing else happens. */
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../../../../contract/fault.ts';
import { spansToLabels } from '../../../../../main/services/clips/import/frame-segments.ts';
import { createFindClip } from '../../../../../main/services/clips/import/find-clip.ts';
import type { ReadLabels } from '../../../../../main/services/clips/import/label-files.ts';
import { createOpenLabelMap } from '../../../../../main/services/clips/import/label-map.ts';
import { planLabels } from '../../../../../main/services/clips/import/plan-labels.ts';
import { LabelSetSchema } from '../../../../../contract/segment.ts';
import { parseWith } from '../../../../../contract/parse.ts';
import {
  labelFileFormats,
  type LabelFileFormat,
} from '../../../../../contract/label-file-formats.ts';
import { decodeText } from '../../../../../main/services/labels/formats/decode-text.ts';
import {
  labelFileShape,
  recogniseLabelFile,
} from '../../../../../main/services/labels/formats/registry.ts';
import { fixtures } from './places.ts';
import { knownClip } from './timelines.ts';

const files = labelFileFormats.flatMap((format) =>
  readdirSync(join(fixtures, format)).map((file) => [format, join(format, file)] as const),
);

interface Change {
  readonly at: number;
  readonly drop: number;
  readonly put: string;
}

/** Pieces that mean something somewhere. */
const put = fc.oneof(
  fc.constantFrom(
    '',
    '"',
    '\n',
    '\t',
    ',',
    '-',
    '<',
    '>',
    '{',
    '[',
    ']',
    '}',
    ':',
    '-->',
    'null',
    '1e999',
    '\\',
    '\0',
    '&',
    '&d;',
    '""',
    '__proto__',
    '99999999999999999999',
    'NaN',
    '\r',
    '.',
    ' ',
  ),
  fc.string({ maxLength: 3, unit: 'binary' }),
);
const changes: fc.Arbitrary<Change[]> = fc.array(
  fc.record({ at: fc.nat(100_000), drop: fc.oneof(fc.constant(0), fc.nat(5), fc.nat(200)), put }),
  { minLength: 1, maxLength: 4 },
);

function mangled(bytes: Buffer, list: readonly Change[]): Buffer {
  return list.reduce((now, { at, drop, put: piece }) => {
    const start = at % (now.length + 1);
    return Buffer.concat([now.subarray(0, start), Buffer.from(piece), now.subarray(start + drop)]);
  }, bytes);
}

const kitchen = ['kitchen', 'kitchen 1', 'short-utf16le', 'short-utf16be'].map((name) =>
  knownClip(`${name}.mp4`),
);
const timestampsUs = Array.from({ length: 90 }, (_, i) => 1000 + i * 40_000);

/** As an import would, up to the point where something would be written. */
async function placed(format: LabelFileFormat, name: string, bytes: Buffer): Promise<void> {
  const source = { name, text: decodeText(bytes, name) };
  const labels = labelFileShape(format).read(source);
  const file: ReadLabels = { path: `/nowhere-at-all/${name}`, name, labels };
  const plan = await planLabels(
    { format, files: [file] },
    { labels: createOpenLabelMap(), groupOf: () => null, findClip: createFindClip(kitchen) },
  );
  for (const { spans } of plan.clips) {
    const result = spansToLabels(spans, timestampsUs);
    if (result.labels !== null) parseWith(LabelSetSchema, result.labels, { what: 'what was read' });
  }
}

describe('a mangled file', () => {
  it.each(files)('of %s: %s', async (format, path) => {
    const bytes = readFileSync(join(fixtures, path));
    const name = basename(path);
    let read = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(changes, async (list) => {
        try {
          await placed(format, name, mangled(bytes, list));
          read++;
        } catch (error) {
          if (!(error instanceof Fault)) throw error;
          expect(error.reason).toBe('bad-input');
          expect(error.message).toContain(`"${name}"`);
          expect(error.message).toMatch(/^[^\n\r]+\.$/);
          refused++;
        }
      }),
      { numRuns: 200 },
    );
    // Both happen, or the mangling is too tame or too wild to try anything.
    expect(Math.min(read, refused)).toBeGreaterThan(0);
  });

  it('is given no format it has not, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: 'binary' }), (text) => {
        try {
          expect(labelFileFormats).toContain(recogniseLabelFile({ name: 'x', text }));
        } catch (error) {
          expect(error).toBeInstanceOf(Fault);
        }
      }),
      { numRuns: 500 },
    );
  });
});
