/** Broken label files, as they happen and as somebody might make them: one sentence each, with file and line. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../../../../contract/fault.ts';
import { readLabelFile } from '../../../../../main/services/clips/import/label-files.ts';
import { fixtures } from './places.ts';

const broken: [file: string, layout: string, line: number, why: RegExp][] = [
  ['frame-twice.csv', 'csv', 4, /frame 1 comes after frame 1/],
  ['frame-word.csv', 'csv', 3, /"one" is no frame number/],
  ['frame-short.csv', 'csv', 3, /shorter than the header/],
  ['frame-quotes.csv', 'csv', 3, /quotes of this table do not match/],
  ['header.csv', 'csv', 1, /must name the columns frame and label/],
  ['header.csv', 'boris', 1, /no line names the columns Behavior and Time/],
  ['no-head.vtt', 'vtt', 1, /must begin with the word WEBVTT/],
  ['times.vtt', 'vtt', 4, /"sit" is no pair of times/],
  ['backwards.vtt', 'vtt', 3, /ends before it starts/],
  ['alone.vtt', 'vtt', 3, /no line of times/],
  ['times.srt', 'auto', 6, /no pair of times/],
  ['alone.srt', 'auto', 5, /not followed by times/],
  ['word.audacity.txt', 'auto', 2, /is no label/],
  ['backwards.audacity.txt', 'auto', 2, /ends before it starts/],
  ['one-time.audacity.txt', 'auto', 2, /is no label/],
  ['cut.TextGrid', 'auto', 22, /the file ends before a time/],
  ['quote.TextGrid', 'auto', 29, /is no class of tier/],
  ['backwards.TextGrid', 'auto', 17, /ends before it starts/],
  ['tier.TextGrid', 'auto', 43, /"WordTier" is no class of tier/],
  ['size.TextGrid', 'auto', 7, /whole number, not 3\.5/],
  ['other.TextGrid', 'textgrid', 1, /must begin with "ooTextFile"/],
  ['tag.eaf', 'auto', 12, /not well-formed XML/],
  ['cut.eaf', 'auto', 29, /not well-formed XML/],
  ['slot.eaf', 'auto', 16, /no time slot "ts9"/],
  ['time.eaf', 'auto', 10, /"soon" is no time in milliseconds/],
  ['units.eaf', 'auto', 3, /PAL-frames cannot be read/],
  ['attribute.eaf', 'auto', 16, /has no ANNOTATION_ID/],
  ['backwards.eaf', 'auto', 16, /ends before it starts/],
  ['entities.eaf', 'eaf', 2, /document type is declared/],
  ['other.eaf', 'eaf', 2, /not an ELAN document/],
  ['cut.boris', 'boris', 27, /not valid JSON/],
  ['unknown.boris', 'auto', 22, /"kick" is not in the ethogram/],
  ['time.boris', 'auto', 22, /a time in seconds/],
  ['event.boris', 'auto', 22, /at "observations\.obs 1\.events\.1"/],
  ['ethogram.boris', 'auto', 2, /at "observations"/],
  ['status.boris.tsv', 'auto', 17, /"HALT" is none of START/],
  ['time.boris.tsv', 'auto', 16, /no time in seconds/],
  ['backwards.boris.csv', 'auto', 3, /ends before it starts/],
  ['backwards.via.json', 'auto', 9, /ends before it starts/],
  ['time.via.json', 'auto', 9, /at "metadata\.1_aWEXjc6A\.z\.0"/],
  ['file.via.json', 'auto', 9, /no file of view "7"/],
  ['segment.activitynet.json', 'auto', 14, /segment/],
  ['backwards.activitynet.json', 'auto', 14, /ends before it starts/],
  ['label.activitynet.json', 'auto', 13, /must not be empty/],
  ['comma.activitynet.json', 'activitynet', 9, /not valid JSON/],
  ['picture.vtt', 'auto', 3, /not text in UTF-8/],
  ['half.TextGrid', 'auto', 1, /not text/],
  ['header.segments.csv', 'segments', 1, /first line must name the columns file, label/],
];

describe('a broken label file', () => {
  it.each(broken)('%s as %s is refused at line %i', async (file, layout, line, why) => {
    const error: unknown = await readLabelFile(join(fixtures, 'broken', file), layout).then(
      () => null,
      (fault: unknown) => fault,
    );
    if (!(error instanceof Fault)) throw error instanceof Error ? error : new Error('it was read');
    expect(error.reason).toBe('bad-input');
    expect(error.message).toMatch(why);
    expect(error.message).toContain(`"${file}", line ${line}: `);
    expect(error.message).toMatch(/^"[^\n]+\.$/);
  });

  it('is in this table', () => {
    const named = new Set(broken.map(([file]) => file));
    expect(readdirSync(join(fixtures, 'broken')).filter((file) => !named.has(file))).toEqual([]);
  });
});
