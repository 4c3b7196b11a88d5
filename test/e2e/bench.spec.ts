/** `longtake bench step` and `longtake bench train`, cut short: the documents they promise, and that their parts agree. */
import { describe, expect, it } from 'vitest';
import { longtake, type Outcome } from './support/longtake.ts';

interface StepDocument {
  readonly results: { name: string; shape: string; p50Us: number; p95Us: number }[];
  readonly ratios: Record<string, { tfjsToOurs: number; oursToOnnxruntime: number | null }>;
  readonly onnxruntime: { threads: number } | null;
}

interface Ratios {
  readonly vsTfLayersGru: number | null;
  readonly vsTorch: number | null;
}

interface TrainDocument {
  readonly sizes: Record<string, number>;
  readonly results: { name: string; engine: string; framesPerSecond: number; peakBytes: number }[];
  readonly absent: { name: string; engine: string; reason: string }[];
  readonly ratios: { wasm: Ratios; 'tfjs-node': Ratios | null };
  readonly tensorsGrown: number;
}

/** A document alone on standard output; progress on standard error. */
function documentOf(outcome: Outcome): unknown {
  expect({ code: outcome.code, stderr: outcome.stderr }).toEqual({
    code: 0,
    stderr: expect.stringContaining('%') as string,
  });
  return JSON.parse(outcome.stdout);
}

describe('bench step', () => {
  it('times all at every shape, and takes its ratios from those times', async (context) => {
    const outcome = await longtake(['bench', 'step', '--steps', '100', '--json']);
    const { results, ratios, onnxruntime } = documentOf(outcome) as StepDocument;
    expect(Object.keys(ratios)).toEqual(['1024x128', '1024x256', '1024x128x3']);
    for (const { p50Us, p95Us } of results) {
      expect(p50Us).toBeGreaterThan(0);
      expect(p95Us).toBeGreaterThanOrEqual(p50Us);
    }
    for (const [shape, { tfjsToOurs, oursToOnnxruntime }] of Object.entries(ratios)) {
      const p50 = (name: string) =>
        results.find((result) => result.name === name && result.shape === shape)?.p50Us ?? NaN;
      expect(tfjsToOurs).toBeCloseTo(p50('tfjs-wasm') / p50('longtake'), 9);
      if (onnxruntime === null) expect(oursToOnnxruntime).toBeNull();
      else expect(oursToOnnxruntime).toBeCloseTo(p50('longtake') / p50('onnxruntime-node'), 9);
    }
    if (onnxruntime === null) context.skip('onnxruntime-node is not installed');
  });
});

describe('bench train', () => {
  it('times ours and tf.layers on every engine there is, without a tensor more at the end', async () => {
    const env = { LONGTAKE_PYTHON: '/no/such/python' };
    const args = ['bench', 'train', '--steps', '12', '--rounds', '2', '--json'];
    const document = documentOf(await longtake(args, { env })) as TrainDocument;
    const { sizes, results, absent, ratios, tensorsGrown } = document;
    expect(sizes).toMatchObject({
      featureLength: 1024,
      hiddenSize: 128,
      window: 32,
      lanes: 8,
      classes: 8,
    });
    for (const engine of ['wasm', 'tfjs-node'] as const) {
      const [ours, theirs] = ['longtake', 'tf.layers.gru'].map((name) =>
        results.find((result) => result.name === name && result.engine === engine),
      );
      if (ours === undefined || theirs === undefined) {
        expect(engine).toBe('tfjs-node');
        expect(ratios[engine]).toBeNull();
        expect(absent.map((one) => one.engine)).toContain(engine);
        continue;
      }
      const ratio = ours.framesPerSecond / theirs.framesPerSecond;
      expect(ratios[engine]?.vsTfLayersGru).toBeCloseTo(ratio, 9);
      expect(ratios[engine]?.vsTorch).toBeNull();
      for (const { peakBytes } of [ours, theirs]) expect(peakBytes).toBeGreaterThan(1e7);
    }
    const torch = absent.find(({ name }) => name === 'torch.nn.GRU');
    expect(torch?.reason).toContain('/no/such/python');
    expect(tensorsGrown).toBe(0);
  });

  it('sweeps lanes, window and hidden size one at a time', async () => {
    const args = ['bench', 'train', '--sweep', '--steps', '1', '--rounds', '1', '--json'];
    const { sweep } = documentOf(await longtake(args)) as {
      sweep: { lanes: number; window: number; hiddenSize: number; framesPerSecond: number }[];
    };
    const [middle, ...others] = sweep;
    expect(middle).toMatchObject({ lanes: 8, window: 32, hiddenSize: 128 });
    expect(others).toHaveLength(6);
    for (const setting of sweep) expect(setting.framesPerSecond).toBeGreaterThan(0);
    for (const setting of others) {
      const names = ['lanes', 'window', 'hiddenSize'] as const;
      expect(names.filter((name) => setting[name] !== middle?.[name])).toHaveLength(1);
    }
  });

  it('measures PyTorch where a Python has it', async (context) => {
    const env = { LONGTAKE_PYTHON: process.env['LONGTAKE_PYTHON'] };
    const args = ['bench', 'train', '--steps', '2', '--rounds', '1', '--json'];
    const { results, absent, ratios } = documentOf(await longtake(args, { env })) as TrainDocument;
    const torch = results.filter(({ name }) => name === 'torch.nn.GRU');
    if (torch.length === 0) {
      const [missing] = absent.filter(({ name }) => name === 'torch.nn.GRU');
      expect(missing?.reason).toMatch(/PyTorch|ENOENT/);
      expect(ratios.wasm.vsTorch).toBeNull();
      context.skip(`without PyTorch: ${missing?.reason ?? ''}`);
    }
    expect(torch).toHaveLength(2);
    const ours = results.find(({ name, engine }) => name === 'longtake' && engine === 'wasm');
    const fastest = Math.max(...torch.map(({ framesPerSecond }) => framesPerSecond));
    expect(ratios.wasm.vsTorch).toBeCloseTo((ours?.framesPerSecond ?? NaN) / fastest, 9);
  });
});
