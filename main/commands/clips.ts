/** `longtake clips --project DIR`: what a project holds. */
import { Command } from 'commander';
import type { LabelSet } from '../../contract/segment.ts';
import { listClips, type Clip } from '../services/clips/clip.ts';
import { HAND_SET, listLabelSets, readLabelSet } from '../services/labels/label-set.ts';
import { openProject } from '../services/project/project.ts';
import { answer, answerJson, remark } from '../terminal/answer.ts';
import { counted } from '../terminal/counted.ts';

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

/** `segments` are those by hand, as the clip browser counts them; what other sets say stands apart. */
async function describe(clip: Clip) {
  const ids = await listLabelSets(clip);
  const sets = (await Promise.all(ids.map((id) => readLabelSet(clip, id)))).filter(
    (set) => set !== null,
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
    segments: sets.filter((set) => set.id === HAND_SET).flatMap(segmentsOf),
    otherSets: sets
      .filter((set) => set.id !== HAND_SET)
      .map((set) => ({
        id: set.id,
        kind: set.kind,
        annotator: set.annotator,
        segments: segmentsOf(set),
      })),
  };
}

function segmentsOf({ id, tracks }: LabelSet) {
  return Object.entries(tracks).flatMap(([track, list]) =>
    list.map((segment) => ({ set: id, track, ...segment })),
  );
}

function inWords(row: Awaited<ReturnType<typeof describe>>): string {
  const seconds = (row.durationUs / 1e6).toFixed(1);
  const group = row.group === null ? '' : ` [${row.group}]`;
  const others = row.otherSets.map(
    ({ id, segments }) => `, ${counted(segments.length, 'segment')} in "${id}"`,
  );
  return `${row.name}${group}: ${counted(row.frames, 'frame')}, ${seconds} s, ${counted(row.segments.length, 'segment')}${others.join('')} (${row.id})`;
}
