/** `longtake eval`: how good a model is on labelled clips, or how good models trained on them would be. */
import { Command } from 'commander';
import { Fault } from '../../contract/fault.ts';
import { completeOptions } from '../../model/training/options.ts';
import { evaluateClips } from '../services/evaluation/evaluate-clips.ts';
import type { Evaluation } from '../services/evaluation/evaluation-types.ts';
import { prepareReportFolder, writeReport } from '../services/evaluation/report/write-report.ts';
import { parseCrossValidation } from '../services/evaluation/splits.ts';
import { readModel } from '../services/models/model-store.ts';
import { requireCpuFeatures } from '../services/models/resolve-model.ts';
import { openProject, type Project } from '../services/project/project.ts';
import { chooseEngine } from '../services/training/engines/choose-engine.ts';
import { crossValidateProject } from '../services/training/cross-validate-project.ts';
import { tickModelOf } from '../services/training/make-checkpoint.ts';
import type { TrainingMaterial } from '../services/training/training-material.ts';
import { answer, answerJson } from '../terminal/answer.ts';
import { whileInterruptible } from '../terminal/interrupt.ts';
import { createProgress } from '../terminal/progress.ts';
import { chooseExtractor, chooseModel } from './choose-model.ts';
import { remarkMixed } from './clip-remarks.ts';
import { figuresInWords } from './figures-in-words.ts';
import { gatherWithProgress } from './gather-with-progress.ts';
import { places } from '../places.ts';
import { addTrainingOptions, toTrainingOptions, type TrainingFlags } from './training-options.ts';

interface EvalFlags extends TrainingFlags {
  readonly project: string;
  readonly model?: string;
  readonly extractor?: string;
  readonly crossValidate?: string;
  readonly report?: string;
  readonly json?: true;
}

interface Judged {
  readonly evaluation: Evaluation;
  /** The model's id; null under cross-validation. */
  readonly model: string | null;
}

export function evalCommand(): Command {
  const command = new Command('eval')
    .description('measure a model on labelled clips, or cross-validate')
    .requiredOption('--project <dir>', 'the project whose labels are the truth')
    .option(
      '--model <model>',
      "a model file, or an id in the project; default: the project's newest",
    )
    .option(
      '--cross-validate <how>',
      'group, group:K or clips:K: train on the rest, test on what was held out',
    )
    .option('--extractor <extractor>', 'a name or a path')
    .option('--report <dir>', 'write the figures, predictions and a page to look at there')
    .option('--json', 'print one JSON document');
  return addTrainingOptions(command).action(runEval);
}

async function runEval(flags: EvalFlags): Promise<void> {
  if (flags.model !== undefined && flags.crossValidate !== undefined) {
    throw new Fault(
      'bad-usage',
      'Give --model or --cross-validate, not both: the one measures a model there is, the other trains new ones.',
    );
  }
  if (flags.crossValidate !== undefined) parseCrossValidation(flags.crossValidate);
  completeOptions(toTrainingOptions(flags)); // refuses what does not go together before anything is read
  const project = await openProject(flags.project);
  if (flags.report !== undefined) await prepareReportFolder(flags.report);
  const stopping = new AbortController();
  const { signal } = stopping;
  const judging =
    flags.crossValidate === undefined
      ? judgeModel(flags, project, signal)
      : judgeMethod(flags.crossValidate, { flags, project, signal });
  const { evaluation, model } = await whileInterruptible(judging, () => {
    stopping.abort();
  });
  if (flags.report !== undefined) {
    const { name: title, tracks } = project.file;
    await writeReport(flags.report, evaluation, {
      title,
      model,
      madeAt: new Date().toISOString(),
      tracks,
    });
  }
  if (flags.json === true) await answerJson(evaluation.document);
  else await answer(figuresInWords(evaluation.document));
}

async function judgeModel(
  flags: EvalFlags,
  project: Project,
  signal: AbortSignal,
): Promise<Judged> {
  const { model, extractor } = await chooseModel(flags);
  requireCpuFeatures(model);
  const material = await gatherWithProgress({ project, extractor, signal });
  remarkMixed(model.manifest.head, material);
  const tickModel = await tickModelOf(await readModel(model.path), places.kernel);
  const progress = createProgress({ what: 'Evaluating' });
  const evaluation = evaluateClips(tickModel, material.clips, {
    tracks: material.tracks,
    seed: flags.seed,
    onClip: (done, of) => {
      progress.at(done, of, 'clips');
    },
  });
  progress.end();
  return { evaluation, model: model.manifest.id };
}

interface MethodRequest {
  readonly flags: EvalFlags;
  readonly project: Project;
  readonly signal: AbortSignal;
}

async function judgeMethod(
  method: string,
  { flags, project, signal }: MethodRequest,
): Promise<Judged> {
  const extractor = await chooseExtractor(flags, project);
  const { engine } = await chooseEngine();
  const material: TrainingMaterial = await gatherWithProgress({
    project,
    extractor,
    head: flags.head,
    signal,
  });
  remarkMixed(flags.head, material);
  const progress = createProgress({ what: 'Cross-validating' });
  const evaluation = await crossValidateProject({
    engine,
    material,
    method,
    options: toTrainingOptions(flags),
    modelRate: project.file.modelRate,
    kernelPath: places.kernel,
    seed: flags.seed,
    signal,
    onProgress: ({ fold, folds, stage }, share) => {
      progress.at(
        Math.round(1000 * share),
        1000,
        `fold ${String(fold + 1)} of ${String(folds)}, ${stage}`,
      );
    },
  }).finally(progress.end);
  return { evaluation, model: null };
}
