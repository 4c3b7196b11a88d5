/** Weights before training, gate block by gate block. */
import type { Random } from '../random.ts';
import { sizeOf, type Tensor } from '../tensor.ts';

export function zeros(shape: readonly number[]): Tensor {
  return { shape, data: new Float32Array(sizeOf(shape)) };
}

export function ones(shape: readonly number[]): Tensor {
  return { shape, data: new Float32Array(sizeOf(shape)).fill(1) };
}

/** Uniform within ±√(6 / (rows + cols)): signals keep their variance both ways (Glorot and Bengio 2010). */
export function glorotUniform(
  { blocks, rows, cols }: { blocks: number; rows: number; cols: number },
  random: Random,
): Tensor {
  const limit = Math.sqrt(6 / (rows + cols));
  const shape = [blocks * rows, cols];
  return {
    shape,
    data: Float32Array.from({ length: sizeOf(shape) }, () => (2 * random.uniform() - 1) * limit),
  };
}

/**
 * Square blocks that neither stretch nor shrink a vector, so that a gradient neither explodes nor vanishes at the
 * start (Saxe et al. 2014): normal rows, made orthonormal one after the other (modified Gram-Schmidt).
 */
export function orthogonal(
  { blocks, size }: { blocks: number; size: number },
  random: Random,
): Tensor {
  const rows = Array.from({ length: blocks }, () => orthonormalRows(size, random)).flat();
  return { shape: [blocks * size, size], data: Float32Array.from(rows.flatMap((row) => [...row])) };
}

function orthonormalRows(size: number, random: Random): Float64Array[] {
  const rows: Float64Array[] = [];
  while (rows.length < size) {
    const row = Float64Array.from({ length: size }, () => random.normal());
    for (const other of rows) addScaled(row, -dot(row, other), other);
    const length = Math.sqrt(dot(row, row));
    // A row that all but lies in the span of the others is mostly rounding error: draw another.
    if (length > 1e-6) rows.push(row.map((value) => value / length));
  }
  return rows;
}

/** a ← a + factor * b */
function addScaled(a: Float64Array, factor: number, b: Float64Array): void {
  for (let j = 0; j < a.length; j++) a[j] = (a[j] ?? 0) + factor * (b[j] ?? 0);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += (a[j] ?? 0) * (b[j] ?? 0);
  return sum;
}
