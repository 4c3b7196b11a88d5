/** How a text is laid out for training: stretches, passes and lanes by its length, and what does not fit. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageOptions } from '../../../model/charlm/options.ts';
import { cutIntoStretches, stepsOf } from '../../../model/charlm/stretches.ts';
import { isOneHot } from '../../../model/training/feature-rows.ts';

describe('the stretches of a text', () => {
  it('hold every step once, each with the next character as its class', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(9), { minLength: 2, maxLength: 200 }),
        fc.integer({ min: 1, max: 16 }),
        (text, wanted) => {
          const codes = Int32Array.from(text);
          const lanes = Math.min(wanted, stepsOf(codes));
          const stretches = cutIntoStretches(codes, lanes);
          expect(stretches).toHaveLength(lanes);
          const lengths = stretches.map(({ targets }) => targets[0]!.length);
          expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1);
          expect(Math.min(...lengths)).toBeGreaterThan(0);
          const inputs = stretches.flatMap(({ features }) =>
            isOneHot(features) ? [...features.ones] : [],
          );
          expect(inputs).toEqual(text.slice(0, -1));
          expect(stretches.flatMap(({ targets }) => [...targets[0]!])).toEqual(text.slice(1));
        },
      ),
    );
  });

  it('share the memory of the text', () => {
    const codes = Int32Array.of(0, 1, 2, 2, 3);
    for (const { targets } of cutIntoStretches(codes, 2)) {
      expect(targets[0]!.buffer).toBe(codes.buffer);
    }
  });
});

describe('the defaults for a text', () => {
  const at = (steps: number, asked = {}) => languageOptions({ steps, characters: 60 }, asked);

  it('read a short text often, in one lane', () => {
    expect(at(4)).toMatchObject({ window: 4, lanes: 1, epochs: 300 });
  });

  it('read a long text seldom, but once at least, in many lanes', () => {
    const [middle, long] = [at(20_000), at(50_000_000)];
    expect(middle.lanes).toBe(16);
    expect(middle.epochs).toBeLessThan(300);
    expect(long.epochs).toBe(1);
  });

  it('read a longer text less often, but with more updates in all', () => {
    const [few, more, many] = [10_000, 100_000, 1_000_000].map((steps) => {
      const { window, lanes, epochs } = at(steps);
      return { epochs, updates: (epochs * steps) / (window * lanes) };
    });
    expect(few!.epochs).toBeGreaterThan(more!.epochs);
    expect(more!.epochs).toBeGreaterThan(many!.epochs);
    expect(few!.updates).toBeLessThan(more!.updates);
    expect(more!.updates).toBeLessThan(many!.updates);
  });

  it('give way to what is asked for', () => {
    const asked = { cell: 'lstm', window: 8, lanes: 3, epochs: 2, hiddenSize: 7 } as const;
    expect(at(1000, asked)).toMatchObject(asked);
  });

  it('have no more lanes than there are steps', () => {
    expect(at(2, { lanes: 8 })).toMatchObject({ lanes: 2 });
  });

  it('leave out nothing of a text: no dropout, no decay, no smoothing', () => {
    expect(at(1000)).toMatchObject({
      inputDropout: 0,
      readOutDropout: 0,
      dropout: 0,
      weightDecay: 0,
      labelSmoothing: 0,
    });
  });

  it.each([
    ['different characters', 100_000, {}],
    ['units', 60, { hiddenSize: 4096, layers: 8 }],
    ['rows', 60, { hiddenSize: 1024, window: 4096, lanes: 256 }],
  ])('are refused with too many %s for memory', (_, characters, asked) => {
    const refusal = () => languageOptions({ steps: 2_000_000, characters }, asked);
    expect(refusal).toThrow(expect.objectContaining({ reason: 'bad-input' }) as Error);
    expect(refusal).toThrow(/would take about \d+\.\d GB of memory; take /);
  });

  it('fit for the characters of a novel in Chinese', () => {
    expect(languageOptions({ steps: 1_000_000, characters: 5000 }, {}).lanes).toBe(16);
  });
});
