/** `longtake models [list|fetch NAME|verify]`: the feature extractors, here and in the catalogue. */
import { Command } from 'commander';
import type { ExtractorCard } from '../../contract/window/cards.ts';
import { ownExtractorsFolder } from '../services/extractors/own-folder.ts';
import { extractorCards } from '../services/window/extractor-cards.ts';
import { createKnownExtractors } from '../services/window/known-extractors.ts';
import { answer, answerJson } from '../terminal/answer.ts';
import { textTable } from '../terminal/text-table.ts';
import { fetchModelCommand } from './models-fetch.ts';
import { verifyModelsCommand } from './models-verify.ts';

interface ListFlags {
  readonly json?: true;
}

export function modelsCommand(): Command {
  const list = new Command('list')
    .description('list them: what is here, what can be fetched, how fast each is on this machine')
    .option('--json', 'print one JSON document')
    .action(runList);
  return new Command('models')
    .description('list, fetch and verify feature extractors')
    .addCommand(list, { isDefault: true })
    .addCommand(fetchModelCommand())
    .addCommand(verifyModelsCommand());
}

async function runList({ json }: ListFlags): Promise<void> {
  const { env } = process;
  const { extractors: known, problem } = await createKnownExtractors(env).list([]);
  const cards = await extractorCards(known, env);
  const folder = ownExtractorsFolder(env);
  if (json === true) {
    await answerJson({ extractors: cards.map(asDocument), folder, problem });
    return;
  }
  const head = ['NAME', 'HERE', 'SIZE', 'LICENCE', 'FEATURES', 'MS PER FRAME', 'ADDRESS'];
  const lines = [
    textTable([head, ...cards.map(asRow)]),
    ...cards.flatMap(({ fault }) => (fault === null ? [] : [fault.message])),
    `Fetched ones lie in "${folder}", and any .tflite file put there by hand is found.`,
    ...(problem === null ? [] : [problem]),
  ];
  await answer(lines.join('\n'));
}

function stateOf({ path, isBundled, fault }: ExtractorCard) {
  if (path === null) return 'absent';
  if (fault !== null) return 'broken';
  return isBundled ? 'bundled' : 'here';
}

function asDocument(card: ExtractorCard) {
  const { name, path, bytes, sha256, licence, featureLength, frameMs, address, partBytes } = card;
  const known = { bytes, sha256, licence, featureLength, frameMs, address, partBytes };
  return { name, state: stateOf(card), path, ...known, fault: card.fault };
}

function asRow(card: ExtractorCard): readonly string[] {
  const { name, bytes, licence, featureLength, frameMs, address, path, partBytes } = card;
  const isPart = path === null && partBytes > 0;
  const speeds = (['CPU', 'GPU'] as const).flatMap((by) => {
    const ms = frameMs[by];
    return ms === undefined ? [] : [`${ms.toFixed(1)} (${by})`];
  });
  return [
    name,
    isPart ? 'in part' : stateOf(card),
    bytes === null ? 'not known' : `${(bytes / 1e6).toFixed(1)} MB`,
    licence ?? 'not known',
    String(featureLength ?? 'not known'),
    speeds.join(', ') || 'not measured',
    address ?? '',
  ];
}
