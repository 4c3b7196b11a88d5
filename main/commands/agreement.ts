/** `longtake agreement --project DIR`: how far two labellers agree, and where they differ. */
import { Command, InvalidArgumentError } from 'commander';
import {
  measureAgreement,
  type Differing,
  type ProjectAgreement,
  type TrackAgreement,
} from '../services/labelling/measure-agreement.ts';
import { openProject } from '../services/project/project.ts';
import { answer, answerJson } from '../terminal/answer.ts';
import { counted } from '../terminal/counted.ts';

/** Longer lists are for --json. */
const SHOWN_DIFFERENCES = 20;

interface AgreementFlags {
  readonly project: string;
  readonly sets?: readonly [string, string];
  readonly json?: true;
}

export function agreementCommand(): Command {
  return new Command('agreement')
    .description('how far two label sets of the same clips agree')
    .requiredOption('--project <dir>', 'the project')
    .option('--sets <a,b>', 'the ids of two label sets; default: the only two', parseSets)
    .option('--json', 'print one JSON document')
    .action(async ({ project, sets, json }: AgreementFlags) => {
      const found = await measureAgreement(await openProject(project), sets ?? null);
      if (json === true) await answerJson(found);
      else await answer(inWords(found));
    });
}

function parseSets(text: string): readonly [string, string] {
  const [a, b, ...others] = text.split(',').map((id) => id.trim());
  if (a === undefined || b === undefined || others.length > 0 || a === '' || b === '' || a === b) {
    throw new InvalidArgumentError('It must be two different ids, as in "hand,second".');
  }
  return [a, b];
}

function inWords({ sets, clips, tracks, differences }: ProjectAgreement): string {
  const shown = differences.slice(0, SHOWN_DIFFERENCES).map(differenceInWords);
  const more = differences.length - shown.length;
  const lone = differences.filter(({ a, b }) => a === null || b === null).length;
  return [
    `"${sets[0]}" and "${sets[1]}" on ${counted(clips, 'clip')}:`,
    ...tracks.flatMap(trackInWords),
    `On ${counted(differences.length - lone, 'stretch', 'stretches')} both say different things, ${String(lone)} only one labelled${differences.length === 0 ? '.' : ':'}`,
    ...shown,
    ...(more > 0 ? [`  and ${String(more)} more: --json lists all.`] : []),
  ].join('\n');
}

function trackInWords(track: TrackAgreement): readonly string[] {
  const { frames, agreed, kappa, perClass, segmentF1 } = track;
  const share = frames === 0 ? 'none' : `${((100 * agreed) / frames).toFixed(1)} %`;
  const f1 = Object.entries(segmentF1)
    .map(([iou, value]) => `${value === null ? 'none' : value.toFixed(1)} (IoU ${iou})`)
    .join(', ');
  return [
    `${track.track}: kappa ${figure(kappa)}, ${share} of ${counted(frames, 'frame')} that both labelled; segments F1 ${f1}`,
    ...perClass
      .filter(({ a, b }) => a + b > 0)
      .map((one) => `  ${one.classId}: kappa ${figure(one.kappa)} (${one.a} and ${one.b} frames)`),
  ];
}

function differenceInWords({ clip, startFrame, endFrame, a, b }: Differing): string {
  const what = `${a ?? 'unlabelled'} / ${b ?? 'unlabelled'}`;
  return `  ${clip} ${String(startFrame)}-${String(endFrame)}: ${what}`;
}

function figure(value: number | null): string {
  return value === null ? 'none' : value.toFixed(3);
}
