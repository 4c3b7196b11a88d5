/** How each format of label files is told, read and written. */
import { Fault } from '../../../../contract/fault.ts';
import { labelFileFormats, type LabelFileFormat } from '../../../../contract/label-file-formats.ts';
import { isActivityNet, readActivityNet } from './activitynet/read.ts';
import { writeActivityNet } from './activitynet/write.ts';
import { isAudacity, readAudacity } from './audacity/read.ts';
import { writeAudacity } from './audacity/write.ts';
import { isBorisTable, readBorisTable } from './boris/read-table.ts';
import { isBoris, readBoris } from './boris/read.ts';
import { writeBorisTable } from './boris/write-table.ts';
import { writeBoris } from './boris/write.ts';
import { isFrameHeader, readFrameTable } from './csv/read.ts';
import { writeFrameTable } from './csv/write.ts';
import { isEaf, readEaf } from './eaf/read.ts';
import { writeEaf } from './eaf/write.ts';
import type { LabelFile, LabelSource, LabelsToWrite } from './label-file.ts';
import { readSegmentTable } from './segments/read.ts';
import { writeSegmentTable } from './segments/write.ts';
import { isSegmentHeader } from '../../clips/import/segment-table.ts';
import { isSrt, readSrt } from './srt/read.ts';
import { writeSrt } from './srt/write.ts';
import { isTextGrid, readTextGrid } from './textgrid/read.ts';
import { writeTextGrid } from './textgrid/write.ts';
import { isVia, readVia } from './via/read.ts';
import { writeVia } from './via/write.ts';
import { isVtt, readVtt } from './vtt/read.ts';
import { writeVtt } from './vtt/write.ts';

export interface LabelFileShape {
  /** The ending its files are given; the first is the default, the others make another form of it. */
  readonly endings: readonly [string, ...string[]];
  /** Whether all clips share a file, or each has its own. */
  readonly scope: 'project' | 'clip';
  /** What of a label the format has a place for. */
  readonly holds: {
    readonly notes: boolean;
    readonly points: boolean;
    readonly softWindows: boolean;
    /** Whether two stretches of one class that touch stay two. */
    readonly boundaries: boolean;
  };
  /** Whether content without a name is of this format; `json` is its value where it is JSON. */
  readonly recognises: (text: string, json: unknown) => boolean;
  readonly read: (source: LabelSource) => LabelFile;
  readonly write: (labels: LabelsToWrite, ending: string) => string;
}

const all = { notes: true, points: true, softWindows: true, boundaries: true };
const firstLine = (text: string): string => text.split(/\r\n|\n|\r/, 1)[0] ?? '';
const delimiter = (ending: string): ',' | '\t' => (ending.endsWith('.tsv') ? '\t' : ',');

const shapes: Readonly<Record<LabelFileFormat, LabelFileShape>> = {
  csv: {
    endings: ['.csv'],
    scope: 'clip',
    holds: { notes: false, points: false, softWindows: false, boundaries: false },
    recognises: (text) => isFrameHeader(firstLine(text)),
    read: readFrameTable,
    write: writeFrameTable,
  },
  segments: {
    endings: ['.csv', '.tsv'],
    scope: 'project',
    holds: all,
    recognises: isSegmentHeader,
    read: readSegmentTable,
    write: (labels, ending) => writeSegmentTable(labels, delimiter(ending)),
  },
  vtt: {
    endings: ['.vtt'],
    scope: 'clip',
    holds: { ...all, points: false, softWindows: false },
    recognises: isVtt,
    read: readVtt,
    write: writeVtt,
  },
  srt: {
    endings: ['.srt'],
    scope: 'clip',
    holds: { ...all, points: false, softWindows: false },
    recognises: isSrt,
    read: readSrt,
    write: writeSrt,
  },
  boris: {
    endings: ['.boris', '.csv', '.tsv'],
    scope: 'project',
    holds: { ...all, softWindows: false },
    recognises: (text, json) => isBoris(json) || (json === undefined && isBorisTable(text)),
    read: (source) =>
      source.text
        .replace(/^\uFEFF/, '')
        .trimStart()
        .startsWith('{')
        ? readBoris(source)
        : readBorisTable(source),
    write: (labels, ending) =>
      ending === '.boris' ? writeBoris(labels) : writeBorisTable(labels, delimiter(ending)),
  },
  eaf: {
    endings: ['.eaf'],
    scope: 'clip',
    holds: { ...all, points: false, softWindows: false },
    recognises: isEaf,
    read: readEaf,
    write: writeEaf,
  },
  textgrid: {
    endings: ['.TextGrid'],
    scope: 'clip',
    holds: { ...all, softWindows: false },
    recognises: isTextGrid,
    read: readTextGrid,
    write: writeTextGrid,
  },
  via: {
    endings: ['.json'],
    scope: 'project',
    holds: all,
    recognises: (_, json) => isVia(json),
    read: readVia,
    write: writeVia,
  },
  activitynet: {
    endings: ['.json'],
    scope: 'project',
    holds: all,
    recognises: (_, json) => isActivityNet(json),
    read: readActivityNet,
    write: writeActivityNet,
  },
  audacity: {
    endings: ['.txt'],
    scope: 'clip',
    holds: { ...all, notes: false, softWindows: false },
    recognises: isAudacity,
    read: readAudacity,
    write: writeAudacity,
  },
};

export function labelFileShape(format: LabelFileFormat): LabelFileShape {
  return shapes[format];
}

export function isLabelFileFormat(name: string): name is LabelFileFormat {
  return labelFileFormats.some((format) => format === name);
}

/** The format the content itself shows. @throws Fault 'bad-input' where it is none. */
export function recogniseLabelFile({ name, text }: LabelSource): LabelFileFormat {
  const json = jsonOf(text);
  const found = labelFileFormats.find((format) => shapes[format].recognises(text, json));
  if (found !== undefined) return found;
  throw new Fault(
    'bad-input',
    `"${name}" is in none of the formats that are read (${labelFileFormats.join(', ')}): export it as one of them, or name the format with --layout.`,
  );
}

/** Undefined for text that is no JSON. */
function jsonOf(text: string): unknown {
  const plain = text.replace(/^\uFEFF/, '');
  if (!/^\s*[{[]/.test(plain)) return undefined;
  try {
    return JSON.parse(plain) as unknown;
  } catch {
    return undefined;
  }
}
