/** Reads ActivityNet's JSON: the ground truth of a database, or a model's results. */
import * as v from 'valibot';
import { microseconds } from '../clock.ts';
import { parseJsonText } from '../json-text.ts';
import {
  brokenAt,
  labelFile,
  tracksOf,
  type FileSpan,
  type LabelFile,
  type LabelSource,
} from '../label-file.ts';

const AnnotationSchema = v.object({
  segment: v.tuple([v.number(), v.number()]),
  label: v.pipe(v.string(), v.trim(), v.minLength(1, 'a label must not be empty')),
  score: v.optional(v.number()),
  track: v.optional(v.pipe(v.string(), v.minLength(1, 'a track must not be empty'))),
  note: v.optional(v.string()),
  soft_window_frames: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e6))),
});

const DatabaseSchema = v.object({
  database: v.record(
    v.string(),
    v.object({ annotations: v.optional(v.array(AnnotationSchema), []) }),
  ),
});

const ResultsSchema = v.object({ results: v.record(v.string(), v.array(AnnotationSchema)) });

export function isActivityNet(value: unknown): boolean {
  const record = v.record(v.string(), v.unknown());
  return v.is(v.union([v.object({ database: record }), v.object({ results: record })]), value);
}

export function readActivityNet(source: LabelSource): LabelFile {
  return /"results"\s*:/.test(source.text) && !/"database"\s*:/.test(source.text)
    ? readResults(source)
    : readDatabase(source);
}

type Annotation = v.InferOutput<typeof AnnotationSchema>;

function readDatabase(source: LabelSource): LabelFile {
  const { value, lineOf } = parseJsonText(DatabaseSchema, source, 'a database of ActivityNet');
  const clips = Object.entries(value.database).map(([media, { annotations }]) => ({
    media,
    line: lineOf('database', media),
    clock: 'media' as const,
    tracks: tracksOf(
      annotations.map((a, i) => {
        const line = lineOf('database', media, 'annotations', i);
        return spanOf(source, a, { name: `${media}.${i}`, line });
      }),
    ),
  }));
  return labelFile(clips);
}

function readResults(source: LabelSource): LabelFile {
  const { value, lineOf } = parseJsonText(
    ResultsSchema,
    source,
    'a file of results of ActivityNet',
  );
  const clips = Object.entries(value.results).map(([media, annotations]) => ({
    media,
    line: lineOf('results', media),
    clock: 'media' as const,
    tracks: tracksOf(
      annotations.map((a, i) => {
        return spanOf(source, a, { name: `${media}.${i}`, line: lineOf('results', media, i) });
      }),
    ),
  }));
  const hasScores = Object.values(value.results).some((list) =>
    list.some(({ score }) => score !== undefined && score !== 1),
  );
  return labelFile(clips, {
    kind: 'predictions',
    notes: hasScores ? ['Scores are not kept in a project.'] : [],
  });
}

function spanOf(
  source: LabelSource,
  { segment, label, track, note, soft_window_frames: soft }: Annotation,
  { name, line }: { readonly name: string; readonly line: number },
): FileSpan & { readonly track: string | null } {
  const [startUs, endUs] = segment.map(microseconds);
  if (startUs === null || endUs === null || startUs === undefined || endUs === undefined) {
    throw brokenAt(
      source,
      line,
      `the segment of "${name}" must be two times in seconds: correct it`,
    );
  }
  if (endUs <= startUs)
    throw brokenAt(
      source,
      line,
      `the segment of "${name}" ends before it starts: correct its times`,
    );
  return {
    track: track ?? null,
    label,
    startUs,
    endUs,
    line,
    ...(note === undefined || note === '' ? {} : { note }),
    ...(soft === undefined ? {} : { isPoint: true, softWindowFrames: soft }),
  };
}
