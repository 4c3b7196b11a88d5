/** `longtake export --format F --out PATH`: a model, or the labels of a project, for other programs. */
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { Fault } from '../../contract/fault.ts';
import { labelFileFormats, type LabelFileFormat } from '../../contract/label-file-formats.ts';
import { exportModel, modelFormats, type ModelFormat } from '../services/export/export-formats.ts';
import { readModel } from '../services/models/model-store.ts';
import { resolveModel } from '../services/models/resolve-model.ts';
import { isLabelFileFormat } from '../services/labels/formats/registry.ts';
import { openProject } from '../services/project/project.ts';
import { saveFileAs } from '../services/project/save-file-as.ts';
import { answer, answerJson } from '../terminal/answer.ts';
import { places } from '../places.ts';
import { runLabelExport } from './export-labels.ts';

interface ExportFlags {
  readonly model?: string;
  readonly project?: string;
  readonly format: ModelFormat | LabelFileFormat;
  readonly out: string;
  readonly labelSet?: string;
  readonly clips?: readonly string[];
  readonly dryRun?: true;
  readonly json?: true;
}

export function exportCommand(): Command {
  return new Command('export')
    .description('write a model, or the labels of a project, as other programs read them')
    .option(
      '--model <model>',
      "a model file, or an id in the project; default: the project's newest, else the starter",
    )
    .option('--project <dir>', 'the project whose labels or models are meant')
    .addOption(
      new Option('--format <format>', 'what to write: a model (onnx), or labels')
        .choices([...modelFormats, ...labelFileFormats])
        .makeOptionMandatory(),
    )
    .requiredOption(
      '--out <path>',
      'the file, or the folder for formats with a file for each clip; nothing there is overwritten',
    )
    .option('--label-set <id>', 'whose labels; default: hand')
    .option('--clips <clips...>', 'ids or names of the clips meant; default: all')
    .option(
      '--dry-run',
      'say what would be written, and what the format cannot hold; write nothing',
    )
    .option('--json', 'print one JSON document')
    .action(runExport);
}

async function runExport({ format, ...flags }: ExportFlags): Promise<void> {
  if (isLabelFileFormat(format)) await runLabelExport({ ...flags, format });
  else await runModelExport({ ...flags, format });
}

async function runModelExport({
  format,
  out,
  ...flags
}: ExportFlags & { readonly format: ModelFormat }): Promise<void> {
  for (const [name, given] of [
    ['--label-set', flags.labelSet],
    ['--clips', flags.clips],
    ['--dry-run', flags.dryRun],
  ] as const) {
    if (given === undefined) continue;
    throw new Fault(
      'bad-usage',
      `${name} is for labels, and ${format} is a format of models: leave it out.`,
    );
  }
  const project = flags.project === undefined ? null : await openProject(flags.project);
  const wanted = flags.model ?? null;
  const { path: model } = await resolveModel({ wanted, project, starter: places.starterModel });
  const checkpoint = await readModel(model);
  const { bytes, inputs, outputs } = exportModel(format, checkpoint);
  const path = await saveFileAs(resolve(out), bytes);
  const { id } = checkpoint.manifest;
  if (flags.json === true) {
    await answerJson({ format, model: id, path, bytes: bytes.length, inputs, outputs });
    return;
  }
  const lines = [...inputs.map(inWords('in ')), ...outputs.map(inWords('out'))];
  await answer([`Model ${id} as ${format}: ${path}`, ...lines].join('\n'));
}

const inWords =
  (direction: string) =>
  ({ name, shape }: { readonly name: string; readonly shape: readonly (string | number)[] }) =>
    `  ${direction}  ${name} [${shape.join(', ')}]`;
