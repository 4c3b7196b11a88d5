/** The character-level language model through the command line: the lecture's example, and what is refused. No browser. */
import { describe, expect, it } from 'vitest';
import { CellSchema } from '../../contract/checkpoint.ts';
import { longtake, refusal } from './support/longtake.ts';
import { place, refused } from './support/refused.ts';

const hello = () => place('hello.txt', 'hello\n');
const lastLine = (text: string) => text.replace(/\n$/, '').split('\n').at(-1);

interface Document {
  readonly start: string;
  readonly sample: string;
  readonly vocabulary: readonly string[];
  readonly passes: readonly { readonly loss: number; readonly bitsPerCharacter: number }[];
  readonly bitsPerCharacter: number;
}

describe("the lecture's example", () => {
  const runs = CellSchema.options.flatMap((cell) => [1, 2, 3].map((seed) => [cell, seed] as const));

  it.each(runs)('is continued by %s, seed %i', async (cell, seed) => {
    const asked = ['--start', 'h', '--length', '4', '--temperature', '0'];
    const args = ['charlm', hello(), ...asked, '--cell', cell, '--seed', String(seed)];
    const { code, stdout } = await longtake(args);
    expect({ code, last: lastLine(stdout) }).toEqual({ code: 0, last: 'hello' });
  });

  it('is continued with the defaults alone, and told in one document', async () => {
    const args = ['charlm', hello(), '--length', '4', '--temperature', '0', '--json'];
    const { code, stdout } = await longtake(args);
    expect(code).toBe(0);
    const document = JSON.parse(stdout) as Document;
    expect(document).toMatchObject({
      start: 'h',
      sample: 'hello',
      length: 4,
      temperature: 0,
      seed: 1,
      characters: 5,
      vocabulary: ['h', 'e', 'l', 'o'],
      framesPerSecond: expect.any(Number) as number,
    });
    const [first, last] = [document.passes[0]!, document.passes.at(-1)!];
    // Four characters with equal odds are 2 bits; a text that is known by heart is none.
    expect(first.bitsPerCharacter).toBeGreaterThan(1);
    expect(last.bitsPerCharacter).toBeLessThan(0.05);
    expect(last.bitsPerCharacter).toBeCloseTo(last.loss / Math.log(2), 12);
    expect(document.bitsPerCharacter).toBe(last.bitsPerCharacter);
  });
});

describe('a sample', () => {
  const lines = () => place('lines.txt', 'tick\ntock\n🙂 tick\ttock\n'.repeat(4));
  const quick = ['--epochs', '2', '--hidden', '8', '--temperature', '2'];

  it('is the last line, of as many characters as were asked for, whatever they are', async () => {
    const args = ['charlm', lines(), ...quick, '--start', 'tock\n', '--length', '300'];
    const { code, stdout } = await longtake(args);
    expect(code).toBe(0);
    expect(stdout.endsWith('\n')).toBe(true);
    const last = Array.from(lastLine(stdout));
    expect(last.slice(0, 5).join('')).toBe('tock⏎');
    expect(last).toHaveLength(305);
    expect(last.slice(5)).toContain('⏎');
  });

  it('is the same for the same seed, another for another, and raw in the document', async () => {
    const drawn = async (seed: string) => {
      const args = ['charlm', lines(), ...quick, '--length', '80', '--seed', seed, '--json'];
      return (JSON.parse((await longtake(args)).stdout) as Document).sample;
    };
    const [one, again, other] = [await drawn('7'), await drawn('7'), await drawn('8')];
    expect(again).toBe(one);
    expect(other).not.toBe(one);
    expect(one.startsWith('t')).toBe(true);
    expect(one).toContain('\n');
    expect(Array.from(one)).toHaveLength(81);
  });

  it('of a text with one character only is that character', async () => {
    const { stdout } = await longtake(['charlm', place('a.txt', 'aa'), '--length', '3']);
    expect(lastLine(stdout)).toBe('aaaa');
  });
});

describe('Ctrl-C', () => {
  it('ends the learning in order and says that nothing is kept', async () => {
    const long = place('long.txt', 'all work and no play\n'.repeat(2000));
    let isAsked = false;
    const outcome = await longtake(['charlm', long], {
      onErrors: (text, stop) => {
        if (isAsked || !text.includes('Learning: ')) return;
        isAsked = true;
        stop();
      },
    });
    expect({ code: outcome.code, stdout: outcome.stdout }).toEqual({ code: 1, stdout: '' });
    expect(refusal(outcome)).toContain('stopped as asked; nothing of it is kept.');
  });
});

describe('charlm refuses', () => {
  it.each<[string, string[], RegExp]>([
    ['a start that the text does not hold', ['--start', 'x'], /never holds "x"/],
    ['an empty start', ['--start', ''], /start is empty/],
    ['a length of zero', ['--length', '0'], /whole number from 1/],
    ['a negative length', ['--length', '-4'], /whole number from 1/],
    ['a negative temperature', ['--temperature', '-1'], /number from 0/],
    ['a temperature that is no number', ['--temperature', 'warm'], /number from 0/],
    ['a cell that does not exist', ['--cell', 'perceptron'], /Allowed choices are gru/],
    ['a network too large', ['--hidden', '4096', '--layers', '8'], /GB of memory/],
  ])('%s', async (_, args, sentence) => {
    expect(await refused(['charlm', hello(), ...args])).toMatch(sentence);
  });

  it.each<[string, string | Uint8Array, RegExp]>([
    ['an empty file', '', /is empty/],
    ['a single character', 'h\n', /single character/],
    ['what is not text', Uint8Array.of(137, 80, 78, 71, 0, 255), /not plain text in UTF-8/],
  ])('%s', async (_, content, sentence) => {
    expect(await refused(['charlm', place('bad.txt', content)])).toMatch(sentence);
  });

  it('a file that is not there, a folder, and no file at all', async () => {
    expect(await refused(['charlm', '/no/such/text.txt'])).toContain('is not there');
    expect(await refused(['charlm', '/'])).toContain('is not a file');
    expect(await refused(['charlm'])).toContain("issing required argument 'file'");
  });
});
