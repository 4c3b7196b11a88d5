/** `longtake clips --project DIR`: what a project holds. */
import { Command } from 'commander';
import { listClips, type Clip } from '../services/clips/clip.ts';
import { listLabelSets, readLabelSet } from '../services/labels/label-set.ts';
import { openProject } from '../services/project/project.ts';
import { answer, answerJson, remark } from '../terminal/answer.ts';

export function clipsCommand(): Command {
  return new Command('clips')
    .description('list the clips of a project')
    .requiredOption('--project <dir>', 'the project')
    .option('--json', 'print one JSON document')
    .action(async (flags: { readonly project: string; readonly json?: true }) => {
      const { clips, problems } = await listClips(await openProject(flags.project));
      problems.forEach(remark);
      const rows = await Promise.all(clips.map(describe));
      if (flags.json === true) await answerJson({ clips: rows, problems });
      else
        await answer(
          rows.map(inWords).join('\n') || 'No clips yet: longtake import PATH --project DIR',
        );
    });
}

async function describe(clip: Clip) {
  const ids = await listLabelSets(clip);
  const labelSets = (await Promise.all(ids.map((id) => readLabelSet(clip, id)))).filter(
    (set) => set !== null,
  );
  const segments = labelSets.flatMap((set) =>
    Object.entries(set.tracks).flatMap(([track, list]) =>
      list.map((segment) => ({ set: set.id, track, ...segment })),
    ),
  );
  const { id, file, media } = clip;
  const { frames, durationUs, codec, width, height } = media;
  return {
    id,
    name: file.name,
    group: file.group,
    frames,
    durationUs,
    codec,
    width,
    height,
    segments,
  };
}

function inWords(row: Awaited<ReturnType<typeof describe>>): string {
  const seconds = (row.durationUs / 1e6).toFixed(1);
  const group = row.group === null ? '' : ` [${row.group}]`;
  return `${row.name}${group}: ${String(row.frames)} frames, ${seconds} s, ${String(row.segments.length)} segments (${row.id})`;
}
