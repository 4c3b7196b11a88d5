/** Our container against the reference library's, both ways. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encodeCheckpoint } from '../../../model/checkpoint/checkpoint.ts';
import { encodeSafetensors, parseSafetensors } from '../../../model/checkpoint/safetensors.ts';
import { randomCheckpoint, smallShape } from '../helpers/random-checkpoint.ts';

const golden = new URL('../../golden/foreign.safetensors', import.meta.url);
const python = process.env['LONGTAKE_PYTHON'] ?? 'python3';
const probe = spawnSync(python, ['-c', 'import numpy, safetensors'], { stdio: 'ignore' });
const hasLibrary = probe.status === 0;
if (!hasLibrary) {
  console.warn(`Skipped: ${python} has no safetensors, so its reading of our files is not tried.`);
}

const readBack = `
import json, sys
from safetensors import safe_open
with safe_open(sys.argv[1], "numpy") as file:
    tensors = {name: file.get_tensor(name) for name in file.keys()}
    print(json.dumps({"metadata": file.metadata(), "tensors": {
        name: {"shape": list(t.shape), "data": t.ravel().tolist()} for name, t in tensors.items()}}))
`;

describe('safetensors', () => {
  it('reads a file that the reference library wrote', () => {
    const { metadata, tensors } = parseSafetensors(readFileSync(golden), 'foreign.safetensors');
    expect(metadata.get('madeBy')).toMatch(/^safetensors \d/);
    expect(Object.fromEntries(tensors)).toEqual({
      'layers.0.W_x': { shape: [2, 3], data: Float32Array.of(0, 0.125, 0.25, 0.375, 0.5, 0.625) },
      'readout.größe.b': { shape: [2], data: Float32Array.of(-1.5, 2 ** -140) },
      empty: { shape: [0, 3], data: new Float32Array() },
    });
  });

  it.runIf(hasLibrary)('writes a file that the reference library reads', () => {
    const folder = mkdtempSync(join(tmpdir(), 'longtake-safetensors-'));
    const path = join(folder, 'model.safetensors');
    const checkpoint = randomCheckpoint(smallShape);
    writeFileSync(path, encodeCheckpoint(checkpoint));
    const { stdout, stderr } = spawnSync(python, ['-c', readBack, path], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect(stderr).toBe('');
    const read = JSON.parse(stdout) as {
      metadata: Record<string, string>;
      tensors: Record<string, { shape: number[]; data: number[] }>;
    };
    expect(JSON.parse(read.metadata['longtake']!)).toEqual(checkpoint.manifest);
    expect(Object.keys(read.tensors).sort()).toEqual([...checkpoint.tensors.keys()].sort());
    for (const [name, { shape, data }] of checkpoint.tensors) {
      expect(read.tensors[name]).toEqual({ shape, data: [...data] });
    }
  });

  it('keeps the numbers on a boundary of eight bytes, so that they may be mapped', () => {
    for (let length = 0; length < 9; length++) {
      const metadata = new Map([['x', 'y'.repeat(length)]]);
      const bytes = encodeSafetensors({ metadata, tensors: new Map() });
      expect(bytes.length % 8).toBe(0);
      expect(parseSafetensors(bytes, 'it').metadata).toEqual(metadata);
    }
  });
});
