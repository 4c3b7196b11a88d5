/** Reads ELAN's annotation documents: tiers with times are tracks, annotations that refer to theirs are notes. */
import type { Element } from '@xmldom/xmldom';
import {
  brokenAt,
  labelFile,
  type FileClass,
  type FileSpan,
  type FileTrack,
  type LabelFile,
  type LabelSource,
} from '../label-file.ts';
import { childrenOf, lineOf, parseXml, requireAttribute } from './parse-xml.ts';

export function isEaf(text: string): boolean {
  return (
    /^\uFEFF?\s*<(\?xml|ANNOTATION_DOCUMENT|!--)/.test(text) &&
    text.includes('<ANNOTATION_DOCUMENT')
  );
}

interface Annotation {
  readonly id: string;
  readonly span: FileSpan;
}

export function readEaf(source: LabelSource): LabelFile {
  const root = parseXml(source);
  if (root.nodeName !== 'ANNOTATION_DOCUMENT') {
    throw brokenAt(
      source,
      lineOf(root),
      'this is not an ELAN document, which begins with ANNOTATION_DOCUMENT: name another file',
    );
  }
  const header = childrenOf(root, 'HEADER')[0];
  requireMilliseconds(source, header);
  const times = slotTimes(source, root);
  const tiers = childrenOf(root, 'TIER');
  const notes = notesById(tiers);
  let unplaced = 0;
  const tracks = tiers.flatMap((tier): readonly FileTrack[] => {
    const { annotations, left } = alignedIn(source, tier, times);
    unplaced += left;
    if (annotations.length === 0 && tier.getAttribute('PARENT_REF') !== null) return [];
    const spans = annotations.map(({ id, span }) => {
      const note = notes.get(id);
      return note === undefined ? span : { ...span, note };
    });
    const name = requireAttribute(source, tier, 'TIER_ID');
    return [{ name, classes: vocabularyOf(root, tier), spans }];
  });
  const media = mediaOf(header);
  const said =
    unplaced === 1
      ? '1 annotation without a text or a time of its own was left out.'
      : `${unplaced} annotations without a text or a time of their own were left out.`;
  return labelFile([{ ...media, clock: 'media', tracks }], {
    annotator: root.getAttribute('AUTHOR'),
    notes: unplaced === 0 ? [] : [said],
  });
}

function requireMilliseconds(source: LabelSource, header: Element | undefined): void {
  const units = header?.getAttribute('TIME_UNITS') ?? 'milliseconds';
  if (header === undefined || units === 'milliseconds') return;
  throw brokenAt(
    source,
    lineOf(header),
    `times in ${units} cannot be read: save it from ELAN with times in milliseconds`,
  );
}

function mediaOf(header: Element | undefined): { media: string | null; line: number | null } {
  const [descriptor] = header === undefined ? [] : childrenOf(header, 'MEDIA_DESCRIPTOR');
  if (descriptor === undefined) return { media: null, line: null };
  const relative = descriptor.getAttribute('RELATIVE_MEDIA_URL') ?? '';
  const url = relative === '' ? (descriptor.getAttribute('MEDIA_URL') ?? '') : relative;
  const path = decoded(url.replace(/^file:\/*(?=\/|[a-z]:)/i, '').replace(/^\.\//, ''));
  return { media: path === '' ? null : path, line: lineOf(descriptor) };
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

/** Milliseconds; null for a slot that is only between two others. */
function slotTimes(source: LabelSource, root: Element): ReadonlyMap<string, number | null> {
  const [order] = childrenOf(root, 'TIME_ORDER');
  const slots = order === undefined ? [] : childrenOf(order, 'TIME_SLOT');
  return new Map(
    slots.map((slot) => {
      const id = requireAttribute(source, slot, 'TIME_SLOT_ID');
      const value = slot.getAttribute('TIME_VALUE');
      if (value === null) return [id, null];
      if (/^\d{1,11}$/.test(value)) return [id, Number(value)];
      throw brokenAt(source, lineOf(slot), `"${value}" is no time in milliseconds: correct it`);
    }),
  );
}

function notesById(tiers: readonly Element[]): ReadonlyMap<string, string> {
  const notes = new Map<string, string>();
  for (const annotation of tiers.flatMap((tier) => childrenOf(tier, 'ANNOTATION'))) {
    for (const reference of childrenOf(annotation, 'REF_ANNOTATION')) {
      const of = reference.getAttribute('ANNOTATION_REF') ?? '';
      const before = notes.get(of);
      const text = valueOf(reference);
      if (text !== '') notes.set(of, before === undefined ? text : `${before}\n${text}`);
    }
  }
  return notes;
}

function alignedIn(
  source: LabelSource,
  tier: Element,
  times: ReadonlyMap<string, number | null>,
): { annotations: readonly Annotation[]; left: number } {
  const nodes = childrenOf(tier, 'ANNOTATION').flatMap((a) =>
    childrenOf(a, 'ALIGNABLE_ANNOTATION'),
  );
  const timeOf = (node: Element, which: string): number | null => {
    const slot = requireAttribute(source, node, which);
    const ms = times.get(slot);
    if (ms !== undefined) return ms;
    throw brokenAt(source, lineOf(node), `there is no time slot "${slot}": restore it from a copy`);
  };
  const annotations = nodes.flatMap((node): readonly Annotation[] => {
    const [start, end] = [timeOf(node, 'TIME_SLOT_REF1'), timeOf(node, 'TIME_SLOT_REF2')];
    const label = valueOf(node).trim();
    if (start === null || end === null || label === '') return [];
    const line = lineOf(node);
    if (end <= start)
      throw brokenAt(source, line, 'the annotation ends before it starts: correct its times');
    const id = requireAttribute(source, node, 'ANNOTATION_ID');
    return [{ id, span: { label, startUs: start * 1000, endUs: end * 1000, line } }];
  });
  return { annotations, left: nodes.length - annotations.length };
}

function valueOf(annotation: Element): string {
  return childrenOf(annotation, 'ANNOTATION_VALUE')[0]?.textContent ?? '';
}

/** The classes that the tier's type allows, in both the newer and the older way of writing them. */
function vocabularyOf(root: Element, tier: Element): readonly FileClass[] {
  const type = childrenOf(root, 'LINGUISTIC_TYPE').find(
    (t) => t.getAttribute('LINGUISTIC_TYPE_ID') === tier.getAttribute('LINGUISTIC_TYPE_REF'),
  );
  const id = type?.getAttribute('CONTROLLED_VOCABULARY_REF') ?? null;
  const vocabulary = childrenOf(root, 'CONTROLLED_VOCABULARY').find(
    (v) => id !== null && v.getAttribute('CV_ID') === id,
  );
  if (vocabulary === undefined) return [];
  const newer = childrenOf(vocabulary, 'CV_ENTRY_ML').flatMap((e) =>
    childrenOf(e, 'CVE_VALUE').slice(0, 1),
  );
  return [...newer, ...childrenOf(vocabulary, 'CV_ENTRY')].flatMap((entry) => {
    const label = (entry.textContent ?? '').trim();
    const name = entry.getAttribute('DESCRIPTION') ?? '';
    if (label === '') return [];
    return [{ label, ...(name === '' ? {} : { name }) }];
  });
}
