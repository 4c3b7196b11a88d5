/** `longtake label VIDEO...`: a label for every frame of recorded videos. */
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import type { CheckpointManifest, Head } from '../../contract/checkpoint.ts';
import { exitCodeOf, toFault, type Fault } from '../../contract/fault.ts';
import { labelFormats } from '../services/labels/label-formats.ts';
import { createLabelDocument, namedProbabilities } from '../services/labels/label-document.ts';
import { labelVideo } from '../services/pixels/label-video.ts';
import { readTickList, type TickList } from '../services/session-log/read-session-log.ts';
import { answerJson, remark } from '../terminal/answer.ts';
import { whileInterruptible } from '../terminal/interrupt.ts';
import { createProgress } from '../terminal/progress.ts';
import { chooseModel, type ModelFlags } from './choose-model.ts';
import { openClipOutput } from './clip-output.ts';
import { remarkRunningGuess } from './clip-remarks.ts';
import { clipVerdicts } from './clip-verdicts.ts';
import { openLabelOutput, type LabelledVideo } from './label-output.ts';
import { withStage } from './with-stage.ts';

interface LabelFlags extends ModelFlags {
  readonly per: 'frame' | 'clip';
  readonly format?: string;
  readonly out?: string;
  readonly replay?: string;
  readonly json?: true;
}

const OTHER_DELEGATE =
  'The live run used the graphics processor, so its labels may differ from these a little.';

export function labelCommand(): Command {
  return new Command('label')
    .description('label every frame of videos')
    .argument('<videos...>', 'MP4, MOV, M4V, WebM or MKV files')
    .option(
      '--model <model>',
      "a model file, or an id in the project; default: the project's newest, else the starter",
    )
    .option('--project <dir>', 'the project whose models are meant')
    .option('--extractor <extractor>', 'a name or a path')
    .addOption(
      new Option('--per <unit>', 'one label per frame, or one for the whole of each video')
        .choices(['frame', 'clip'])
        .default('frame'),
    )
    .addOption(
      new Option(
        '--format <format>',
        'how to write the labels; default: csv, and with --per clip a line for each video',
      ).choices(labelFormats),
    )
    .option('--out <path>', 'a file, or a folder for several videos; default: standard output')
    .option('--replay <log>', 'embed the frames that the live run of this session log embedded')
    .option('--json', 'print one JSON document')
    .action(runLabelCommand);
}

async function runLabelCommand(videos: readonly string[], flags: LabelFlags): Promise<void> {
  const { model, extractor } = await chooseModel(
    flags,
    videos.map((video) => resolve(video)),
  );
  const replay = await replayNamed(flags.replay);
  const { tracks, head } = model.manifest;
  const output = await openOutput(videos, flags, head);
  if (flags.per === 'frame') remarkRunningGuess(model.manifest);
  const stopping = new AbortController();
  const failures: Fault[] = [];
  const labelled: LabelledVideo[] = [];

  const labelAll = withStage({}, async (stage) => {
    for (const video of videos) {
      const progress = createProgress({ what: `Labelling ${video}`, unit: 'frames' });
      try {
        const labels = await labelVideo(stage, {
          video,
          extractor,
          modelPath: model.path,
          replay,
          signal: stopping.signal,
          onProgress: (frames) => {
            progress.at(frames, null);
          },
        });
        progress.end();
        const one = { video, labels, tracks };
        labelled.push(one);
        await output?.write(one);
      } catch (error) {
        const fault = toFault(error);
        // One bad video must not cost the others theirs; a broken machine costs all.
        if (videos.length === 1 || exitCodeOf(fault) === 1) throw fault;
        failures.push(fault);
      } finally {
        progress.end();
      }
    }
  });
  await whileInterruptible(labelAll, () => {
    stopping.abort();
  });
  await output?.end();
  if (output === null) await tellJson(labelled, model.manifest, extractor.name);
  failures.slice(1).forEach(({ message }) => {
    remark(message);
  });
  if (failures[0] !== undefined) throw failures[0];
}

async function replayNamed(log: string | undefined): Promise<TickList['replay'] | null> {
  if (log === undefined) return null;
  const { header, replay } = await readTickList(log);
  if (header.delegate === 'GPU') remark(OTHER_DELEGATE);
  return replay;
}

/** Null where one document is printed at the end instead. */
async function openOutput(
  videos: readonly string[],
  { per, json, format, ...flags }: LabelFlags,
  head: Head,
) {
  const out = flags.out ?? null;
  if (json === true) return null;
  if (per === 'clip') return openClipOutput(videos, { out, format: format ?? null, head });
  const { write } = await openLabelOutput(videos, { out, format: format ?? 'csv' });
  return { write, end: () => Promise.resolve() };
}

function tellJson(
  labelled: readonly LabelledVideo[],
  { id: model, head }: CheckpointManifest,
  extractor: string,
): Promise<void> {
  const documents = labelled.map(({ video, tracks, labels }) => ({
    ...createLabelDocument({ video, model, extractor }, tracks, labels),
    head,
    clip: clipVerdicts(labels, tracks, head).map((verdict, t) => ({
      ...verdict,
      probabilities: namedProbabilities(verdict.probabilities, tracks[t]?.classes ?? []),
    })),
  }));
  return answerJson(documents.length === 1 ? documents[0] : documents);
}
