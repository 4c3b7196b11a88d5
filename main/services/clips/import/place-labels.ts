/** What a planned clip's labels become in the label set they go to. */
import type { LabelSet } from '../../../../contract/segment.ts';
import { mergeLabels, type MergedLabels } from '../../labels/merge-labels.ts';
import { spansToLabels } from './frame-segments.ts';
import type {
  ImportPlan,
  ImportProblem,
  PlannedClip,
  PlannedSpan,
  SpanProblem,
} from './import-plan.ts';
import type { LabelTarget } from './label-target.ts';
import { counted } from '../../../terminal/counted.ts';

export interface PlacedLabels extends MergedLabels {
  readonly problems: readonly SpanProblem[];
}

/** Pure: the same for a preview and for the import itself. @throws Fault 'bad-input' by mergeLabels. */
export function placeLabels(
  spans: readonly PlannedSpan[],
  timestampsUs: readonly number[],
  { there, target }: { readonly there: LabelSet | null; readonly target: LabelTarget },
): PlacedLabels {
  const { labels, problems } = spansToLabels(spans, timestampsUs);
  if (labels === null) return { labels: null, added: 0, conflicts: [], problems };
  const { id, kind, annotator, replaces } = target;
  return { ...mergeLabels(there, { ...labels, id, kind, annotator }, { replaces }), problems };
}

export interface ProblemContext {
  readonly plan: Pick<ImportPlan, 'table' | 'layout' | 'overlapRule'>;
  readonly planned: Pick<PlannedClip, 'source'>;
  readonly target: LabelTarget;
}

/** What of the labels did not find its place, by file and line; not what a rule for overlaps asks for. A repeated import of folders may find labels grown. */
export function placingProblems(
  { problems, conflicts }: PlacedLabels,
  { plan, planned, target }: ProblemContext,
): readonly ImportProblem[] {
  const unasked = problems.filter(({ cut }) => cut === undefined || plan.overlapRule === null);
  const inSpans = unasked.map(({ line, what, file }) => ({
    file: line === null ? planned.source : (file ?? plan.table ?? planned.source),
    line,
    what,
  }));
  const isQuiet = plan.layout === 'folders' && !target.replaces;
  const kept = (isQuiet ? [] : conflicts).map(({ track, there, incoming }) => ({
    file: planned.source,
    line: null,
    what: target.replaces
      ? `${counted(there, 'segment')} of the track "${track}" ${there === 1 ? 'is' : 'are'} replaced by ${incoming}`
      : `the track "${track}" has ${counted(there, 'other segment')} already, which ${there === 1 ? 'stays' : 'stay'}, and ${incoming} ${incoming === 1 ? 'was' : 'were'} left out: --replace takes the new ones, --label-set NAME keeps both`,
  }));
  return [...inSpans, ...kept];
}

/** One sentence on what a rule for overlaps cut, or none. */
export function overlapNotes(
  { overlapRule }: Pick<ImportPlan, 'overlapRule'>,
  problems: readonly SpanProblem[],
): readonly string[] {
  const cuts = problems.flatMap(({ cut }) => (cut === undefined ? [] : [cut]));
  if (overlapRule === null || cuts.length === 0) return [];
  const frames = cuts.reduce((sum, cut) => sum + cut, 0);
  const stretches = counted(cuts.length, 'stretch was', 'stretches were');
  return [
    `${stretches} cut (${counted(frames, 'frame')}) where a later one of the same track starts, as "${overlapRule}" asks.`,
  ];
}
