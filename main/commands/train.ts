/** `longtake train --project DIR`: learns a project's activities from its labelled clips. */
import { resolve } from 'node:path';
import { Command } from 'commander';
import { encodeCheckpoint } from '../../model/checkpoint/checkpoint.ts';
import { completeOptions } from '../../model/training/options.ts';
import { readModel, saveModel } from '../services/models/model-store.ts';
import {
  requireCpuFeatures,
  requireExtractor,
  resolveModel,
} from '../services/models/resolve-model.ts';
import { openProject, requireWritable } from '../services/project/project.ts';
import { withProjectLock } from '../services/project/project-lock.ts';
import { chooseEngine } from '../services/training/engines/choose-engine.ts';
import { learnProject, type Learnt } from '../services/training/learn-project.ts';
import type { TrainingMaterial } from '../services/training/training-material.ts';
import { requireFree, saveFileAs } from '../services/project/save-file-as.ts';
import { answer, answerJson } from '../terminal/answer.ts';
import { whileInterruptible } from '../terminal/interrupt.ts';
import { chooseExtractor } from './choose-model.ts';
import { remarkMixed } from './clip-remarks.ts';
import { gatherWithProgress } from './gather-with-progress.ts';
import { addTrainingOptions, toTrainingOptions, type TrainingFlags } from './training-options.ts';
import { createTrainingTeller } from './training-teller.ts';
import { counted } from '../terminal/counted.ts';

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
    .option('--resume', 'go on where a run with the same clips and options was cut off')
    .option('--out <model>', 'where to save the model; default: in the project')
    .option('--json', 'print one JSON document');
  return addTrainingOptions(command).action(runTrain);
}

async function runTrain(flags: TrainFlags): Promise<void> {
  const options = toTrainingOptions(flags);
  const { epochs } = completeOptions(options);
  const out = flags.out === undefined ? null : resolve(flags.out);
  if (out !== null) await requireFree(out);
  const project = await openProject(flags.project);
  await requireWritable(project);
  const extractor = await chooseExtractor(flags, project);
  const from =
    flags.from === undefined ? null : await resolveModel({ wanted: flags.from, project });
  if (from !== null) {
    requireExtractor(from, extractor);
    requireCpuFeatures(from);
  }
  const { engine } = await chooseEngine();
  const stopping = new AbortController();
  const { signal } = stopping;
  const wantsResume = flags.resume === true;
  const work = async () => {
    const material = await gatherWithProgress({ project, extractor, head: flags.head, signal });
    remarkMixed(flags.head, material);
    const base = from === null ? null : await readModel(from.path);
    const teller = createTrainingTeller({ wantsResume, epochs });
    const learnt = await withProjectLock(
      { root: project.root, scope: 'training', app: 'longtake train' },
      () =>
        learnProject({
          project,
          engine,
          material,
          options,
          base,
          wantsResume,
          listeners: { ...teller, signal },
        }),
    ).finally(teller.end);
    return { material, ...learnt };
  };
  const { material, checkpoint, forgetRun } = await whileInterruptible(work(), () => {
    stopping.abort();
  });
  const bytes = encodeCheckpoint(checkpoint);
  const path = out === null ? (await saveModel(project, bytes)).path : await saveFileAs(out, bytes);
  await forgetRun();
  await tell({ material, checkpoint, path, wantsJson: flags.json === true });
}

interface Told {
  readonly material: TrainingMaterial;
  readonly checkpoint: Learnt['checkpoint'];
  readonly path: string;
  readonly wantsJson: boolean;
}

async function tell({ material, checkpoint, path, wantsJson }: Told): Promise<void> {
  const { id, tracks, metrics } = checkpoint.manifest;
  const { clips } = material;
  if (wantsJson) await answerJson({ model: id, path, tracks, clips: clips.length, ...metrics });
  else
    await answer(
      `The model ${id} has learnt ${tracks.flatMap(({ classes }) => classes).join(', ')} from ${counted(clips.length, 'clip')}: ${path}`,
    );
}
