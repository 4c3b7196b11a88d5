/** `longtake import PATH --project DIR`: videos and their labels into a project. */
import { Command } from 'commander';
import { planImport } from '../services/clips/import/plan-import.ts';
import { problemText } from '../services/clips/import/import-plan.ts';
import { runImport, type ImportSummary } from '../services/clips/import/run-import.ts';
import { openOrCreateProject, requireWritable } from '../services/project/project.ts';
import { createProbe } from '../services/pixels/probe-video.ts';
import { withProjectLock } from '../services/project/project-lock.ts';
import { answer, answerJson } from '../terminal/answer.ts';
import { whileInterruptible } from '../terminal/interrupt.ts';
import { createProgress } from '../terminal/progress.ts';
import { withStage } from './with-stage.ts';

interface ImportFlags {
  readonly project: string;
  readonly layout: string;
  readonly tracks?: string;
  readonly groupFrom?: string;
  readonly reference?: true;
  readonly json?: true;
}

export function importCommand(): Command {
  return new Command('import')
    .description('bring videos, and labels where there are some, into a project')
    .argument('<path>', 'a video, a folder of videos or class folders, or a table of segments')
    .requiredOption('--project <dir>', 'the project; made when absent or empty')
    .option('--layout <name>', 'auto, folders or segments', 'auto')
    .option('--tracks <file>', 'which label belongs to which track (JSON)')
    .option(
      '--group-from <regex>',
      "what it matches in a clip's path is the clip's group (person, day)",
    )
    .option('--reference', 'leave the videos where they are instead of copying them')
    .option('--json', 'print one JSON document')
    .action(runImportCommand);
}

async function runImportCommand(path: string, flags: ImportFlags): Promise<void> {
  const plan = await planImport(path, {
    layout: flags.layout,
    tracks: flags.tracks ?? null,
    groupFrom: flags.groupFrom ?? null,
  });
  const project = await openOrCreateProject(flags.project);
  await requireWritable(project);
  const progress = createProgress({ what: 'Importing' });
  const stopping = new AbortController();
  const { signal } = stopping;
  const summary = await withStage({}, (stage) =>
    whileInterruptible(
      withProjectLock({ root: project.root, scope: 'labels', app: 'longtake import' }, () =>
        runImport(plan, project, createProbe(stage, signal), {
          byReference: flags.reference === true,
          signal,
          onProgress: ({ done, clips, source }) => {
            progress.at(done, clips, source);
          },
        }),
      ),
      () => {
        stopping.abort();
      },
    ),
  ).finally(() => {
    progress.end();
  });
  if (flags.json === true) await answerJson(summary);
  else await answer(inWords(summary, flags.project));
}

function inWords(summary: ImportSummary, project: string): string {
  const { clips, skipped, segments, tracks, problems, notes } = summary;
  const lines = [
    `${String(clips.length)} clips imported into ${project}, ${String(segments)} segments in ${String(tracks.length)} tracks (${tracks.join(', ')}).`,
  ];
  if (skipped.length > 0)
    lines.push(`${String(skipped.length)} were there already and stay as they are.`);
  return [...lines, ...notes, ...problems.map(problemText)].join('\n');
}
