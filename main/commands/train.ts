/** `longtake train --project DIR`: learns a project's activities from its labelled clips. */
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import type { EpochReport } from '../../model/training/report.ts';
import { encodeCheckpoint, type Checkpoint } from '../../model/checkpoint/checkpoint.ts';
import { readModel, saveModel } from '../services/models/model-store.ts';
import { requireExtractor, resolveModel } from '../services/models/resolve-model.ts';
import { openProject, requireWritable, type Project } from '../services/project/project.ts';
import { chooseEngine } from '../services/training/engines/choose-engine.ts';
import type { Engine } from '../services/training/engines/engine.ts';
import { makeCheckpoint } from '../services/training/make-checkpoint.ts';
import { runTraining } from '../services/training/run-training.ts';
import { openTrainingRun } from '../services/training/training-run.ts';
import { toTrainingClip, type TrainingMaterial } from '../services/training/training-material.ts';
import { answer, answerJson, remark } from '../terminal/answer.ts';
import { whileInterruptible } from '../terminal/interrupt.ts';
import { createProgress } from '../terminal/progress.ts';
import { chooseExtractor } from './choose-model.ts';
import { gatherWithProgress } from './gather-with-progress.ts';
import { saveModelAs } from './save-model-as.ts';
import { addTrainingOptions, toTrainingOptions, type TrainingFlags } from './training-options.ts';

interface TrainFlags extends TrainingFlags {
  readonly project: string;
  readonly extractor?: string;
  readonly from?: string;
  readonly resume?: true;
  readonly out?: string;
  readonly json?: true;
}

export function trainCommand(): Command {
  const command = new Command('train')
    .description("learn a project's activities from its labelled clips")
    .requiredOption('--project <dir>', 'the project')
    .option('--extractor <extractor>', 'a name or a path')
    .option('--from <model>', 'begin with the weights of this model')
    .addOption(
      new Option('--head <head>', 'what a label is for').choices(['frame']).default('frame'),
    )
    .option('--resume', 'go on where a run with the same clips and options was cut off')
    .option('--out <model>', 'where to save the model; default: in the project')
    .option('--json', 'print one JSON document');
  return addTrainingOptions(command).action(runTrain);
}

async function runTrain(flags: TrainFlags): Promise<void> {
  const project = await openProject(flags.project);
  await requireWritable(project);
  const extractor = await chooseExtractor(flags, project);
  const from =
    flags.from === undefined ? null : await resolveModel({ wanted: flags.from, project });
  if (from !== null) requireExtractor(from, extractor);
  const { engine } = await chooseEngine();
  const stopping = new AbortController();
  const { signal } = stopping;
  const work = async () => {
    const material = await gatherWithProgress({ project, extractor, signal });
    const base = from === null ? null : await readModel(from.path);
    const request = { flags, project, engine, base, signal };
    return { material, checkpoint: await learn(material, request) };
  };
  const { material, checkpoint } = await whileInterruptible(work(), () => {
    stopping.abort();
  });
  const bytes = encodeCheckpoint(checkpoint);
  const path =
    flags.out === undefined
      ? (await saveModel(project, bytes)).path
      : await saveModelAs(resolve(flags.out), bytes);
  const { id, metrics } = checkpoint.manifest;
  const { tracks, clips } = material;
  if (flags.json === true)
    await answerJson({ model: id, path, tracks, clips: clips.length, ...metrics });
  else
    await answer(
      `The model ${id} has learnt ${tracks.flatMap(({ classes }) => classes).join(', ')} from ${String(clips.length)} clips: ${path}`,
    );
}

interface LearnRequest {
  readonly flags: TrainFlags;
  readonly project: Project;
  readonly engine: Engine;
  readonly base: Checkpoint | null;
  readonly signal: AbortSignal;
}

async function learn(
  material: TrainingMaterial,
  { flags, project, engine, base, signal }: LearnRequest,
): Promise<Checkpoint> {
  const { tracks, clips, extractor } = material;
  const order = {
    engine,
    method: 'network',
    clips: clips.map((clip) => toTrainingClip(clip, tracks)),
    featureLength: extractor.featureLength,
    tracks: tracks.map(({ id, classes }) => ({ id, classes: classes.length })),
    options: toTrainingOptions(flags),
    wantsStates: true,
  } as const;
  const run = await openTrainingRun(project, { order, tracks, base });
  const resumed = flags.resume === true ? await run.read() : null;
  if (flags.resume === true) {
    remark(
      resumed === null
        ? 'No run with these clips and options was cut off; beginning anew.'
        : `Going on after pass ${String(resumed.epochs)}.`,
    );
  }
  const initial = resumed ?? run.initial;
  const progress = createProgress({ what: 'Training' });
  const weights = await runTraining(initial === null ? order : { ...order, resumed: initial }, {
    signal,
    onProgress: ({ done, epoch, epochs, loss }) => {
      progress.at(
        Math.round(1000 * done),
        1000,
        `pass ${String(epoch)} of ${String(epochs)}, loss ${loss.toFixed(3)}`,
      );
    },
    onEpoch: async (report: EpochReport, state) => {
      if (state !== null) await run.write(state);
      remark(`pass ${String(report.epoch)}: ${describe(report)}`);
    },
  }).finally(progress.end);
  await run.remove();
  const from = base?.manifest.id ?? null;
  return makeCheckpoint({
    weights,
    tracks,
    extractor,
    modelRate: project.file.modelRate,
    clips: clips.length,
    from,
  });
}

function describe(report: EpochReport): string {
  return Object.entries(report)
    .filter(([name]) => name !== 'epoch')
    .map(
      ([name, value]) =>
        `${name} ${typeof value === 'number' ? value.toPrecision(4) : JSON.stringify(value)}`,
    )
    .join(', ');
}
