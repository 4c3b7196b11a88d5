/** `longtake export --format F` for labels: a whole project as another program reads it. */
import { Fault } from '../../contract/fault.ts';
import type { LabelFileFormat } from '../../contract/label-file-formats.ts';
import {
  endingAskedFor,
  exportLabels,
  type LabelExport,
} from '../services/labels/export-labels.ts';
import { requirePlace, saveLabelFiles } from '../services/labels/save-label-files.ts';
import { openProject } from '../services/project/project.ts';
import { answer, answerJson, remark } from '../terminal/answer.ts';
import { counted } from '../terminal/counted.ts';

export interface LabelExportFlags {
  readonly format: LabelFileFormat;
  readonly out: string;
  readonly project?: string;
  readonly labelSet?: string;
  readonly clips?: readonly string[];
  readonly dryRun?: true;
  readonly json?: true;
}

export async function runLabelExport(flags: LabelExportFlags): Promise<void> {
  const { format, out, labelSet, clips } = flags;
  if (flags.project === undefined) {
    throw new Fault('bad-usage', `Labels are exported from a project: name it with --project.`);
  }
  const ending = endingAskedFor(format, out);
  const exported = await exportLabels(await openProject(flags.project), {
    format,
    ...(ending === null ? {} : { ending }),
    ...(labelSet === undefined ? {} : { labelSet }),
    ...(clips === undefined ? {} : { clips }),
  });
  exported.problems.forEach(remark);
  const place = await requirePlace(out, {
    format,
    isPerClip: exported.isPerClip,
    files: exported.files.length,
  });
  const isDry = flags.dryRun === true;
  const written = isDry ? [] : await saveLabelFiles(place, exported.files);
  if (flags.json === true)
    await answerJson(documentOf(exported, { out: place.path, isDry, written }));
  else await answer(inWords(exported, { out: place.path, isDry }));
}

function documentOf(
  { format, labelSet, files, unlabelled, lost, problems }: LabelExport,
  { out, isDry, written }: { out: string; isDry: boolean; written: readonly string[] },
) {
  return {
    format,
    labelSet,
    out,
    dryRun: isDry,
    files: files.map(({ name, clips, segments }, i) => ({
      path: written[i] ?? null,
      name,
      clips,
      segments,
    })),
    unlabelled,
    lost,
    problems,
  };
}

function inWords(
  { format, files, unlabelled, lost }: LabelExport,
  { out, isDry }: { readonly out: string; readonly isDry: boolean },
): string {
  const clips = files.flatMap((file) => file.clips).length;
  const segments = files.reduce((sum, file) => sum + file.segments, 0);
  const would = isDry ? 'Would write' : 'Wrote';
  const what = `${counted(segments, 'segment')} of ${counted(clips, 'clip')} as ${format}`;
  const lines = [`${would} ${what}: ${out}`];
  if (unlabelled.length > 0) {
    lines.push(`Without these labels, so left out: ${unlabelled.join(', ')}.`);
  }
  return [...lines, ...lost].join('\n');
}
