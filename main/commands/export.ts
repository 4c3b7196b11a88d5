/** `longtake export --model M --format onnx --out PATH`: a model for other programs. */
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { exportModel, modelFormats, type ModelFormat } from '../services/export/export-formats.ts';
import { readModel } from '../services/models/model-store.ts';
import { resolveModel } from '../services/models/resolve-model.ts';
import { openProject } from '../services/project/project.ts';
import { answer, answerJson } from '../terminal/answer.ts';
import { places } from '../places.ts';
import { saveModelAs } from './save-model-as.ts';

interface ExportFlags {
  readonly model?: string;
  readonly project?: string;
  readonly format: ModelFormat;
  readonly out: string;
  readonly json?: true;
}

export function exportCommand(): Command {
  return new Command('export')
    .description('write a model as other programs read it')
    .option(
      '--model <model>',
      "a model file, or an id in the project; default: the project's newest, else the starter",
    )
    .option('--project <dir>', 'the project whose models are meant')
    .addOption(
      new Option('--format <format>', 'what to write').choices(modelFormats).makeOptionMandatory(),
    )
    .requiredOption('--out <path>', 'where to write it; a file that is there is never overwritten')
    .option('--json', 'print one JSON document')
    .action(runExport);
}

async function runExport({ format, out, ...flags }: ExportFlags): Promise<void> {
  const project = flags.project === undefined ? null : await openProject(flags.project);
  const wanted = flags.model ?? null;
  const { path: model } = await resolveModel({ wanted, project, starter: places.starterModel });
  const checkpoint = await readModel(model);
  const { bytes, inputs, outputs } = exportModel(format, checkpoint);
  const path = await saveModelAs(resolve(out), bytes);
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
