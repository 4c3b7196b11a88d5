/** `longtake import PATH --project DIR`: videos and their labels into a project, or labels onto what it holds. */
import { Command, Option } from 'commander';
import { labelFileFormats } from '../../contract/label-file-formats.ts';
import { listClips } from '../services/clips/clip.ts';
import type { ImportPlan } from '../services/clips/import/import-plan.ts';
import {
  importRoles,
  labelTarget,
  type ImportRole,
} from '../services/clips/import/label-target.ts';
import { planImport } from '../services/clips/import/plan-import.ts';
import { previewImport } from '../services/clips/import/preview-import.ts';
import {
  runImport,
  type ImportSummary,
  type RunImportOptions,
} from '../services/clips/import/run-import.ts';
import type { ProbeMedia } from '../services/clips/probe-media.ts';
import {
  openOrCreateProject,
  openProjectIfThere,
  requireWritable,
  type Project,
} from '../services/project/project.ts';
import { createProbe } from '../services/pixels/probe-video.ts';
import { withProjectLock } from '../services/project/project-lock.ts';
import { answer, answerJson } from '../terminal/answer.ts';
import { whileInterruptible } from '../terminal/interrupt.ts';
import { createProgress } from '../terminal/progress.ts';
import { previewInWords, summaryInWords } from './import-in-words.ts';
import { withStage } from './with-stage.ts';

interface ImportFlags {
  readonly project: string;
  readonly layout: string;
  readonly tracks?: string;
  readonly groupFrom?: string;
  readonly reference?: true;
  readonly as?: ImportRole;
  readonly labelSet?: string;
  readonly replace?: true;
  readonly dryRun?: true;
  readonly json?: true;
}

export function importCommand(): Command {
  return new Command('import')
    .description('bring videos into a project, or labels onto its clips')
    .argument('<path>', 'a video, a folder of videos or class folders, or a file of labels')
    .requiredOption('--project <dir>', 'the project; made when absent or empty')
    .option('--layout <name>', `auto, folders, ${labelFileFormats.join(', ')}`, 'auto')
    .option('--tracks <file>', 'which label belongs to which track (JSON)')
    .option(
      '--group-from <regex>',
      "what it matches in a clip's path is the clip's group (person, day)",
    )
    .option('--reference', 'leave the videos where they are instead of copying them')
    .addOption(
      new Option(
        '--as <role>',
        'labels by hand, or suggestions, which never touch those; default: what the file says of itself',
      ).choices(importRoles),
    )
    .option('--label-set <id>', 'the label set they go into; default: hand or suggestions')
    .option('--replace', 'let labels that are there give way, track by track')
    .option('--dry-run', 'say what would come in, and what would not; change nothing')
    .option('--json', 'print one JSON document')
    .action(runImportCommand);
}

async function runImportCommand(path: string, flags: ImportFlags): Promise<void> {
  const there = await openProjectIfThere(flags.project);
  const clips = there === null ? [] : (await listClips(there)).clips;
  const plan = await planImport(path, {
    layout: flags.layout,
    tracks: flags.tracks ?? null,
    groupFrom: flags.groupFrom ?? null,
    project: { tracks: there?.file.tracks ?? [], clips },
  });
  const target = labelTarget(plan, {
    replaces: flags.replace === true,
    ...(flags.as === undefined ? {} : { role: flags.as }),
    ...(flags.labelSet === undefined ? {} : { labelSet: flags.labelSet }),
  });
  if (flags.dryRun === true) {
    const preview = await previewImport(plan, { project: there, target });
    if (flags.json === true) await answerJson({ dryRun: true, ...preview });
    else await answer(previewInWords(preview, flags.project));
    return;
  }
  const project = await openOrCreateProject(flags.project);
  await requireWritable(project);
  const summary = await carryOut(plan, project, {
    target,
    byReference: flags.reference === true,
  });
  if (flags.json === true) await answerJson(summary);
  else await answer(summaryInWords(summary, flags.project));
}

/** A browser is started only where there is something to decode. */
async function carryOut(
  plan: ImportPlan,
  project: Project,
  options: RunImportOptions,
): Promise<ImportSummary> {
  const progress = createProgress({ what: 'Importing' });
  const stopping = new AbortController();
  const { signal } = stopping;
  const run = (probe: ProbeMedia): Promise<ImportSummary> =>
    whileInterruptible(
      withProjectLock({ root: project.root, scope: 'labels', app: 'longtake import' }, () =>
        runImport(plan, project, probe, {
          ...options,
          signal,
          onProgress: ({ done, clips, source }) => {
            progress.at(done, clips, source);
          },
        }),
      ),
      () => {
        stopping.abort();
      },
    );
  const hasVideos = plan.clips.some(({ clip }) => clip === undefined);
  try {
    if (hasVideos) return await withStage({}, (stage) => run(createProbe(stage, signal)));
    return await run(nothingToDecode);
  } finally {
    progress.end();
  }
}

const nothingToDecode: ProbeMedia = () =>
  Promise.reject(new Error('labels alone have no video to decode'));
