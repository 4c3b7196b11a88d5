/** Reads projects of the VGG Image Annotator 3: temporal segments of videos; regions in the picture say nothing here. */
import * as v from 'valibot';
import { microseconds } from '../clock.ts';
import { parseJsonText, type JsonText } from '../json-text.ts';
import {
  brokenAt,
  labelFile,
  tracksOf,
  type FileClass,
  type FileClip,
  type FileSpan,
  type LabelFile,
  type LabelSource,
} from '../label-file.ts';
import { NOTE, SOFT_WINDOW } from './attributes.ts';
import { counted } from '../../../../terminal/counted.ts';

const AttributeSchema = v.object({
  aname: v.string(),
  type: v.number(),
  options: v.optional(v.record(v.string(), v.unknown()), {}),
});
type Attribute = v.InferOutput<typeof AttributeSchema>;

const ViaSchema = v.object({
  attribute: v.record(v.string(), AttributeSchema),
  file: v.record(v.string(), v.object({ fname: v.string() })),
  metadata: v.record(
    v.string(),
    v.object({
      vid: v.union([v.string(), v.number()]),
      z: v.array(v.number()),
      av: v.record(v.string(), v.unknown()),
    }),
  ),
  view: v.optional(
    v.record(v.string(), v.object({ fid_list: v.array(v.union([v.string(), v.number()])) })),
  ),
});
type Via = v.InferOutput<typeof ViaSchema>;
type Metadata = Via['metadata'][string];

export function isVia(value: unknown): boolean {
  return v.is(
    v.object({ attribute: v.unknown(), file: v.unknown(), metadata: v.unknown() }),
    value,
  );
}

export function readVia(source: LabelSource): LabelFile {
  const json = parseJsonText(ViaSchema, source, 'a project of VIA 3');
  const { value, lineOf } = json;
  const entries = Object.entries(value.metadata).filter(([, { z }]) => z.length > 0);
  const clips = Object.entries(value.file).map(([fid, { fname }]): FileClip => {
    const spans = entries.flatMap(([id, metadata]) =>
      fileOf(value, metadata) === fid ? spansOf(source, json, { id, metadata }) : [],
    );
    const tracks = tracksOf(spans).map((track) => ({
      ...track,
      mayOverlap: isCheckbox(value, track.name),
      classes: classesOf(value, track.name),
    }));
    return { media: fname, line: lineOf('file', fid), clock: 'media', tracks };
  });
  for (const [id, metadata] of entries) {
    if (value.file[fileOf(value, metadata)] !== undefined) continue;
    throw brokenAt(
      source,
      lineOf('metadata', id),
      `there is no file of view "${metadata.vid}": restore it from a copy`,
    );
  }
  const regions = Object.keys(value.metadata).length - entries.length;
  return labelFile(clips, {
    notes:
      regions === 0
        ? []
        : [
            `${counted(regions, 'entry', 'entries')} without a time (of a whole file or a picture) ${regions === 1 ? 'was' : 'were'} left out.`,
          ],
  });
}

/** Segments name a view, and a view its files; in plain projects both have the same number. */
function fileOf({ view }: Via, { vid }: Metadata): string {
  return String(view?.[String(vid)]?.fid_list[0] ?? vid);
}

interface Entry {
  readonly id: string;
  readonly metadata: Metadata;
}

function spansOf(
  source: LabelSource,
  { value, lineOf }: JsonText<Via>,
  { id, metadata }: Entry,
): readonly (FileSpan & { readonly track: string })[] {
  const line = lineOf('metadata', id);
  const times = metadata.z.map(microseconds);
  const [startUs, endUs = startUs] = times;
  if (startUs === null || startUs === undefined || endUs === null || endUs === undefined) {
    throw brokenAt(
      source,
      lineOf('metadata', id, 'z'),
      `the segment "${id}" must have one or two times in seconds`,
    );
  }
  const isPoint = times.length === 1;
  if (!isPoint && endUs <= startUs) {
    throw brokenAt(
      source,
      lineOf('metadata', id, 'z'),
      `the segment "${id}" ends before it starts: correct its times`,
    );
  }
  const said = Object.entries(metadata.av).flatMap(([aid, answer]) => {
    const attribute = value.attribute[aid];
    return attribute === undefined || typeof answer !== 'string' ? [] : [{ attribute, answer }];
  });
  const textOf = (name: string): string | undefined =>
    said.find(({ attribute }) => attribute.aname === name)?.answer;
  const [note, soft] = [textOf(NOTE), textOf(SOFT_WINDOW)];
  return said
    .filter(({ attribute: { aname } }) => aname !== NOTE && aname !== SOFT_WINDOW)
    .flatMap(({ attribute, answer }) =>
      labelsOf(attribute, answer).map((label) => ({ track: attribute.aname, label })),
    )
    .map((named) => ({
      ...named,
      startUs,
      endUs,
      line,
      isPoint,
      ...(note === undefined || note === '' ? {} : { note }),
      ...(isPoint && /^\d{1,6}$/.test(soft ?? '') ? { softWindowFrames: Number(soft) } : {}),
    }));
}

const TEXT = 1;
const CHECKBOX = 2;

/** A text answers for itself, a choice by its option; of a checkbox several may be ticked. */
function labelsOf({ type, options }: Attribute, answer: string): readonly string[] {
  const chosen = type === CHECKBOX ? answer.split(',') : [answer];
  const labels =
    type === TEXT ? [answer] : chosen.map((option) => optionLabel(option, options[option]));
  return labels
    .map((label) => label.trim())
    .filter((label) => label !== '' && label !== '_DEFAULT');
}

/** VIA numbers its options itself; then the words are the label. */
function optionLabel(id: string, words: unknown): string {
  return /^\d+$/.test(id) && typeof words === 'string' && words !== '' ? words : id;
}

/** Several options of a checkbox may be ticked at once. */
function isCheckbox({ attribute }: Via, track: string | null): boolean {
  return Object.values(attribute).some(({ aname, type }) => aname === track && type === CHECKBOX);
}

function classesOf({ attribute }: Via, track: string | null): readonly FileClass[] {
  const found = Object.values(attribute).find(({ aname }) => aname === track);
  if (found === undefined || found.type === TEXT) return [];
  return Object.entries(found.options).flatMap(([id, words]) => {
    const label = optionLabel(id, words).trim();
    const name = typeof words === 'string' && words !== '' ? words : label;
    return label === '' || label === '_DEFAULT' ? [] : [{ label, name }];
  });
}
