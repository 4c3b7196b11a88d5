/** `longtake models fetch NAME`: brings an extractor of the catalogue, and goes on where an earlier fetch ended. */
import { Command } from 'commander';
import type { FetchProgress } from '../../contract/window/cards.ts';
import { fetchExtractor } from '../services/extractors/fetch/fetch-extractor.ts';
import { answer, answerJson } from '../terminal/answer.ts';
import { whileInterruptible } from '../terminal/interrupt.ts';
import { createProgress, type Progress } from '../terminal/progress.ts';

export function fetchModelCommand(): Command {
  return new Command('fetch')
    .description('fetch one from its published address, and prove it by its SHA-256')
    .argument('<name>', 'its name in the list')
    .option('--json', 'print one JSON document')
    .action(runFetch);
}

async function runFetch(name: string, { json }: { readonly json?: true }): Promise<void> {
  const stopping = new AbortController();
  const telling = createTeller(name);
  const fetching = fetchExtractor(name, { signal: stopping.signal, onProgress: telling.tell });
  const { entry, path, isNew } = await whileInterruptible(fetching, () => {
    stopping.abort();
  }).finally(telling.end);
  if (json === true) {
    await answerJson({ name, path, sha256: entry.sha256, isNew });
    return;
  }
  await answer(
    isNew ? `"${name}" is here: ${path}` : `"${name}" is here already: ${path}; nothing to fetch.`,
  );
}

/** What an earlier fetch brought says nothing of this one's pace. */
function createTeller(name: string) {
  let progress: Progress | null = null;
  return {
    tell: ({ bytes, total, bytesPerS }: FetchProgress) => {
      progress ??= createProgress({
        what: `Fetching ${name}`,
        unit: 'bytes',
        doneBefore: total === null ? 0 : bytes / total,
      });
      const pace = bytesPerS === null ? '' : `${(bytesPerS / 1e6).toFixed(1)} MB per s`;
      progress.at(bytes, total, pace);
    },
    end: () => {
      progress?.end();
    },
  };
}
