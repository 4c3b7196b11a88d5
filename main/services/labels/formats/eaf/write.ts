/** ELAN's annotation document: a tier for each track, its classes a controlled vocabulary, notes in a child tier. */
import type { Track } from '../../../../../contract/track.ts';
import { BACKGROUND } from '../../../../../contract/track.ts';
import type { ClipToWrite, FileSpan, LabelsToWrite } from '../label-file.ts';
import { element, xmlDocument, type XmlPart } from './xml-text.ts';

const SCHEMA = 'http://www.mpi.nl/tools/elan/EAFv3.0.xsd';
const UNDETERMINED = 'und';
/** No track's id holds a space, so no track's type is called this. */
const NOTE_TYPE = 'note of a label';

/** Numbers slots and annotations through the whole document. */
interface Numbers {
  slots: number;
  annotations: number;
  readonly times: XmlPart[];
}

export function writeEaf(labels: LabelsToWrite): string {
  return labels.clips.map((clip) => eafOf(clip, labels)).join('');
}

function eafOf(clip: ClipToWrite, { tracks, annotator, writtenAt }: LabelsToWrite): string {
  const numbers: Numbers = { slots: 0, annotations: 0, times: [] };
  const tiers = clip.tracks.flatMap(({ name, spans }) =>
    tiersOf(name, spans, { annotator, numbers }),
  );
  const root = {
    AUTHOR: annotator,
    DATE: writtenAt,
    FORMAT: '3.0',
    VERSION: '3.0',
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:noNamespaceSchemaLocation': SCHEMA,
  };
  return xmlDocument(
    element('ANNOTATION_DOCUMENT', root, [
      header(clip, numbers.annotations),
      element('TIME_ORDER', {}, numbers.times),
      ...tiers,
      ...clip.tracks.map(({ name }) => linguisticType(name)),
      noteType,
      language,
      constraint,
      ...tracks.map(vocabulary),
    ]),
  );
}

function header({ media }: ClipToWrite, lastAnnotation: number): XmlPart {
  const name = encodeURI(media).replaceAll('#', '%23').replaceAll('?', '%3F');
  const place = { MEDIA_URL: `file:///${name}`, RELATIVE_MEDIA_URL: `./${name}` };
  const type = /\.webm$/i.test(media) ? 'video/webm' : 'video/mp4';
  return element('HEADER', { MEDIA_FILE: '', TIME_UNITS: 'milliseconds' }, [
    element('MEDIA_DESCRIPTOR', { ...place, MIME_TYPE: type }),
    element('PROPERTY', { NAME: 'lastUsedAnnotationId' }, String(lastAnnotation)),
  ]);
}

interface TierContext {
  readonly annotator: string;
  readonly numbers: Numbers;
}

function tiersOf(
  name: string,
  spans: readonly FileSpan[],
  context: TierContext,
): readonly XmlPart[] {
  const { annotator, numbers } = context;
  const notes: { id: string; note: string }[] = [];
  const annotations = spans.map((span) => {
    const id = nextAnnotation(numbers);
    if (span.note !== undefined) notes.push({ id, note: span.note });
    const slots = {
      TIME_SLOT_REF1: nextSlot(numbers, span.startUs),
      TIME_SLOT_REF2: nextSlot(numbers, span.endUs),
    };
    const value = element('ANNOTATION_VALUE', {}, span.label);
    const entry = { ANNOTATION_ID: id, CVE_REF: entryId(name, span.label), ...slots };
    return element('ANNOTATION', {}, [element('ALIGNABLE_ANNOTATION', entry, [value])]);
  });
  const about = { ANNOTATOR: annotator, LINGUISTIC_TYPE_REF: name, TIER_ID: name };
  const tier = element('TIER', about, annotations);
  if (notes.length === 0) return [tier];
  const ofNotes = { LINGUISTIC_TYPE_REF: NOTE_TYPE, PARENT_REF: name, TIER_ID: `${name} notes` };
  const refs = notes.map(({ id, note }) => noteAnnotation(nextAnnotation(numbers), id, note));
  return [tier, element('TIER', { ANNOTATOR: annotator, ...ofNotes }, refs)];
}

function noteAnnotation(id: string, of: string, note: string): XmlPart {
  const value = element('ANNOTATION_VALUE', {}, note);
  const about = { ANNOTATION_ID: id, ANNOTATION_REF: of };
  return element('ANNOTATION', {}, [element('REF_ANNOTATION', about, [value])]);
}

function nextAnnotation(numbers: Numbers): string {
  return `a${++numbers.annotations}`;
}

/** ELAN's times are whole milliseconds, and none is below zero. */
function nextSlot(numbers: Numbers, us: number): string {
  const id = `ts${++numbers.slots}`;
  const value = String(Math.max(0, Math.round(us / 1000)));
  numbers.times.push(element('TIME_SLOT', { TIME_SLOT_ID: id, TIME_VALUE: value }));
  return id;
}

function linguisticType(name: string): XmlPart {
  return element('LINGUISTIC_TYPE', {
    CONTROLLED_VOCABULARY_REF: name,
    GRAPHIC_REFERENCES: 'false',
    LINGUISTIC_TYPE_ID: name,
    TIME_ALIGNABLE: 'true',
  });
}

const noteType = element('LINGUISTIC_TYPE', {
  CONSTRAINTS: 'Symbolic_Association',
  GRAPHIC_REFERENCES: 'false',
  LINGUISTIC_TYPE_ID: NOTE_TYPE,
  TIME_ALIGNABLE: 'false',
});

const language = element('LANGUAGE', { LANG_ID: UNDETERMINED, LANG_LABEL: 'undetermined (und)' });

const constraint = element('CONSTRAINT', {
  DESCRIPTION: '1-1 association with a parent annotation',
  STEREOTYPE: 'Symbolic_Association',
});

function vocabulary({ id: track, name, classes }: Track): XmlPart {
  const all = [...classes, { id: BACKGROUND, name: 'Looked at, none of the others' }];
  const entries = all.map((c) => {
    const value = element('CVE_VALUE', { DESCRIPTION: c.name, LANG_REF: UNDETERMINED }, c.id);
    return element('CV_ENTRY_ML', { CVE_ID: entryId(track, c.id) }, [value]);
  });
  const description = element('DESCRIPTION', { LANG_REF: UNDETERMINED }, name);
  return element('CONTROLLED_VOCABULARY', { CV_ID: track }, [description, ...entries]);
}

function entryId(track: string, label: string): string {
  return `cve-${track}-${label}`;
}
