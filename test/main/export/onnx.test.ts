/** The ONNX export in onnxruntime against the reference: step by step, in one call, for every cell. */
import { PbfReader } from 'pbf';
import { describe, expect, it } from 'vitest';
import { CellSchema } from '../../../contract/checkpoint.ts';
import { onnxBytes } from '../../../main/services/export/onnx-bytes.ts';
import { networkGraph } from '../../../model/onnx/network-graph.ts';
import { createReferenceRecurrence } from '../../../model/recurrence/reference-recurrence.ts';
import { distance } from '../../model/helpers/window.ts';
import { randomCheckpoint, smallShape } from '../../model/helpers/random-checkpoint.ts';
import { randomFeatures } from '../../tools/convert/recurrences.ts';
import { openOnnx } from './onnx-session.ts';

const STEPS = 250;
const D = smallShape.featureLength;
const features = randomFeatures(STEPS, D).map((x) => Float32Array.from(x));
const joined = Float32Array.from(features.flatMap((x) => [...x]));

describe.each(CellSchema.options)('an exported %s', (cell) => {
  it.each([
    { layers: 1, projection: null },
    { layers: 3, projection: null },
    { layers: 2, projection: 6 },
  ])('steps as the reference does, its state fed back: %o', async ({ layers, projection }) => {
    const checkpoint = randomCheckpoint({ ...smallShape, cell, layers, projection }, 10 + layers);
    const onnx = await openOnnx(checkpoint);
    const reference = createReferenceRecurrence(checkpoint);
    let [state, expected] = [onnx.start(1), reference.start()];
    for (const [t, x] of features.entries()) {
      const outcome = await onnx.run(x, state, 1);
      ({ state } = outcome);
      expected = reference.step(expected, x);
      for (const [track, p] of reference.readOut(expected).entries()) {
        expect(distance(outcome.probabilities[track]!, p), `step ${t}`).toBeLessThan(1e-5);
      }
    }
    const H = smallShape.hiddenSize;
    for (const [layer, s] of expected.layers.entries()) {
      const parts = ['h', 'c']
        .slice(0, s.length / H)
        .map((part) => state[`state.${part}.${layer}`]!);
      expect(parts.map(({ dims }) => dims)).toEqual(parts.map(() => [1, 1, H]));
      const values = parts.flatMap(({ data }) => [...(data as Float32Array)]);
      expect(values).toHaveLength(s.length);
      expect(distance(values, s)).toBeLessThan(1e-5);
    }
    expect(Object.keys(state)).toHaveLength(layers * (cell === 'lstm' ? 2 : 1));
  });

  it('says in one call over many steps what it says step by step', async () => {
    const onnx = await openOnnx(randomCheckpoint({ ...smallShape, cell, layers: 2 }));
    const whole = await onnx.run(joined, onnx.start(1), 1);
    let state = onnx.start(1);
    const single: number[][] = smallShape.tracks.map(() => []);
    for (const x of features) {
      const outcome = await onnx.run(x, state, 1);
      ({ state } = outcome);
      for (const [track, p] of outcome.probabilities.entries()) single[track]!.push(...p);
    }
    for (const [track, p] of whole.probabilities.entries()) {
      expect(p).toHaveLength(STEPS * smallShape.tracks[track]!.classes);
      expect(distance(p, single[track]!)).toBeLessThan(1e-5);
    }
    for (const [name, { data }] of Object.entries(whole.state)) {
      expect(distance(data as Float32Array, state[name]!.data as Float32Array)).toBeLessThan(1e-5);
    }
  });

  it('keeps the streams of a batch apart', async () => {
    const onnx = await openOnnx(randomCheckpoint({ ...smallShape, cell }));
    const still = new Float32Array(D);
    const pairs = Float32Array.from(features.slice(0, 20).flatMap((x) => [...x, ...still]));
    const both = await onnx.run(pairs, onnx.start(2), 2);
    const alone = await onnx.run(joined.slice(0, 20 * D), onnx.start(1), 1);
    for (const [track, p] of alone.probabilities.entries()) {
      const C = smallShape.tracks[track]!.classes;
      const first = both.probabilities[track]!.filter((_, i) => Math.floor(i / C) % 2 === 0);
      expect(distance(first, p)).toBeLessThan(1e-5);
    }
  });
});

describe('an exported network', () => {
  it('names what goes in and what comes out', async () => {
    const { session } = await openOnnx(
      randomCheckpoint({ ...smallShape, cell: 'lstm', layers: 2 }),
    );
    expect(session.inputNames).toEqual([
      'features',
      'state.h.0',
      'state.c.0',
      'state.h.1',
      'state.c.1',
    ]);
    expect(session.outputNames).toEqual([
      ...['probabilities.posture', 'probabilities.place'],
      ...['next.h.0', 'next.c.0', 'next.h.1', 'next.c.1'],
    ]);
  });

  it('says with what features and at what rate it wants to be fed', () => {
    const checkpoint = randomCheckpoint(smallShape);
    const facts = metadataIn(onnxBytes(networkGraph(checkpoint), '1.2.3'));
    const { id, tracks, modelRate, extractor } = checkpoint.manifest;
    expect(facts).toMatchObject({
      'longtake.model': id,
      'longtake.modelRate': String(modelRate),
      'longtake.extractorSha256': extractor.sha256,
    });
    expect(JSON.parse(facts['longtake.tracks']!)).toEqual(tracks);
    expect(JSON.parse(facts['longtake.extractor']!)).toEqual(extractor);
  });
});

/** metadata_props (14) of a ModelProto: entries of key (1) and value (2). */
function metadataIn(bytes: Uint8Array): Record<string, string> {
  const facts: Record<string, string> = {};
  new PbfReader(bytes).readFields((field, _, model) => {
    if (field !== 14) return;
    const entry = model.readMessage((tag, pair: string[], message) => {
      pair[tag - 1] = message.readString();
    }, []);
    facts[entry[0]!] = entry[1]!;
  }, null);
  return facts;
}
