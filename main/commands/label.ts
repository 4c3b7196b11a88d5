/** `longtake label VIDEO...`: a label for every frame of recorded videos. */
import { Command, Option } from 'commander';
import { exitCodeOf, toFault, type Fault } from '../../contract/fault.ts';
import { labelFormats } from '../services/labels/label-formats.ts';
import { createLabelDocument } from '../services/labels/label-document.ts';
import { labelVideo } from '../services/pixels/label-video.ts';
import { readTickList } from '../services/session-log/read-session-log.ts';
import { answerJson, remark } from '../terminal/answer.ts';
import { whileInterruptible } from '../terminal/interrupt.ts';
import { createProgress } from '../terminal/progress.ts';
import { chooseModel, type ModelFlags } from './choose-model.ts';
import { clipVerdicts, writeVerdicts } from './clip-verdicts.ts';
import { openLabelOutput, type LabelledVideo } from './label-output.ts';
import { withStage } from './with-stage.ts';

interface LabelFlags extends ModelFlags {
  readonly per: 'frame' | 'clip';
  readonly format: string;
  readonly out?: string;
  readonly replay?: string;
  readonly json?: true;
}

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
      new Option('--per <unit>', 'one label per frame, or one per clip')
        .choices(['frame', 'clip'])
        .default('frame'),
    )
    .addOption(
      new Option('--format <format>', 'how to write the labels')
        .choices(labelFormats)
        .default('csv'),
    )
    .option('--out <path>', 'a file, or a folder for several videos; default: standard output')
    .option('--replay <log>', 'embed the frames that the live run of this session log embedded')
    .option('--json', 'print one JSON document')
    .action(runLabelCommand);
}

async function runLabelCommand(videos: readonly string[], flags: LabelFlags): Promise<void> {
  const { model, extractor } = await chooseModel(flags);
  const replay = flags.replay === undefined ? null : (await readTickList(flags.replay)).replay;
  const output = await openLabelOutput(videos, { out: flags.out ?? null, format: flags.format });
  const stopping = new AbortController();
  const { tracks } = model.manifest;
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
        const one = { video, labels, tracks };
        labelled.push(one);
        if (flags.json !== true && flags.per === 'frame') await output.write(one);
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
  await tell(labelled, flags, { model: model.manifest.id, extractor: extractor.name });
  failures.slice(1).forEach(({ message }) => {
    remark(message);
  });
  if (failures[0] !== undefined) throw failures[0];
}

async function tell(
  labelled: readonly LabelledVideo[],
  flags: LabelFlags,
  origin: { readonly model: string; readonly extractor: string },
): Promise<void> {
  if (flags.json === true) {
    const documents = labelled.map(({ video, tracks, labels }) => ({
      ...createLabelDocument({ video, ...origin }, tracks, labels),
      clip: clipVerdicts(labels, tracks),
    }));
    await answerJson(documents.length === 1 ? documents[0] : documents);
  } else if (flags.per === 'clip') {
    await writeVerdicts(labelled, flags.out ?? null);
  }
}
