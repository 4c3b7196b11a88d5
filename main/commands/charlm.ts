/** `longtake charlm FILE`: learns a text character by character, then prints a sample as its last line. */
import { Command, Option } from 'commander';
import { CellSchema } from '../../contract/checkpoint.ts';
import { sample } from '../../model/charlm/sample.ts';
import { decodeText, encodeStart, encodeText } from '../../model/charlm/vocabulary.ts';
import { createRandom } from '../../model/random.ts';
import { learnText } from '../services/charlm/learn-text.ts';
import { readText } from '../services/charlm/read-text.ts';
import { places } from '../places.ts';
import { answer, answerJson, remark } from '../terminal/answer.ts';
import { whileInterruptible } from '../terminal/interrupt.ts';
import { oneLine } from '../terminal/one-line.ts';
import { createProgress } from '../terminal/progress.ts';
import { describeLearning, learningDocument } from './charlm-words.ts';
import { parseNumber, parseWholeNumber } from './options.ts';
import { toTrainingOptions, type TrainingFlags } from './training-options.ts';

interface CharlmFlags extends TrainingFlags {
  readonly start?: string;
  readonly length: number;
  readonly temperature: number;
  readonly json?: true;
}

/** Apart from the training's streams, which are 0 for the weights and n for pass n. */
const SAMPLING_STREAM = -1;

export function charlmCommand(): Command {
  return new Command('charlm')
    .description('learn a text character by character, then print a sample as the last line')
    .argument('<file>', 'a text in UTF-8')
    .option('--start <text>', "what the sample begins with; default: the text's first character")
    .option('--length <n>', 'characters to draw after it', parseWholeNumber(1, 1_000_000), 200)
    .option(
      '--temperature <t>',
      '0 takes the likeliest; 1 draws as the network says, more draws more freely',
      parseNumber(0, 100),
      1,
    )
    .addOption(new Option('--cell <cell>', 'the recurrent cell').choices(CellSchema.options))
    .option('--layers <n>', 'layers of it', parseWholeNumber(1, 8))
    .option('--hidden <n>', 'length of the hidden state', parseWholeNumber(1, 4096))
    .option('--window <n>', 'characters that the gradient reaches back', parseWholeNumber(1, 4096))
    .option('--lanes <n>', 'stretches of the text read side by side', parseWholeNumber(1, 256))
    .option('--epochs <n>', 'passes over the text', parseWholeNumber(1, 1_000_000))
    .option('--learning-rate <x>', 'the peak learning rate', parseNumber(1e-8, 10))
    .option('--seed <n>', 'seed of every random choice', parseWholeNumber(0, 2 ** 31 - 1), 1)
    .option('--json', 'print one JSON document')
    .action(runCharlm);
}

async function runCharlm(file: string, flags: CharlmFlags): Promise<void> {
  const { length, temperature, seed } = flags;
  const encoded = encodeText(await readText(file));
  const { vocabulary, codes } = encoded;
  const start = flags.start ?? vocabulary[codes[0] ?? 0] ?? '';
  const startCodes = encodeStart(start, vocabulary);

  const stopping = new AbortController();
  const progress = createProgress({ what: 'Learning' });
  const learning = learnText(encoded, {
    options: toTrainingOptions(flags),
    kernelPath: places.kernel,
    signal: stopping.signal,
    onProgress: ({ done, epoch, epochs, loss }) => {
      const bits = (loss / Math.LN2).toFixed(2);
      const where = `pass ${String(epoch)} of ${String(epochs)}, ${bits} bits per character`;
      progress.at(Math.round(1000 * done), 1000, where);
    },
  }).finally(progress.end);
  const learnt = await whileInterruptible(learning, () => {
    stopping.abort();
  });

  const random = createRandom(seed, SAMPLING_STREAM);
  const drawn = sample(learnt.recurrence, { start: startCodes, length, temperature, random });
  const text = start + decodeText(drawn, vocabulary);
  if (flags.json === true) {
    const asked = { file, start, length, temperature, seed };
    await answerJson({ ...asked, sample: text, ...learningDocument(encoded, learnt) });
    return;
  }
  remark(describeLearning(encoded, learnt));
  await answer(oneLine(text));
}
