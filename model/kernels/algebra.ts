/** Vectors and matrices in 64-bit floats, each result a fresh array: what the reference steps are written in. */
import type { Tensor } from '../tensor.ts';

export type Vector = Float64Array;

/** W x for W [rows, cols] and x [cols]. */
export function times(W: Tensor, x: Vector): Vector {
  const [rows = 0, cols = 0] = W.shape;
  return Float64Array.from({ length: rows }, (_, row) => {
    let sum = 0;
    for (let j = 0; j < cols; j++) sum += (W.data[row * cols + j] ?? 0) * (x[j] ?? 0);
    return sum;
  });
}

/** The `index`-th of the equal blocks of H rows that a gated cell's W or b is made of. */
export function gateBlock(W: Tensor, index: number, H: number): Tensor {
  const [, ...rest] = W.shape;
  const rowLength = rest.reduce((product, length) => product * length, 1);
  const start = index * H * rowLength;
  return { shape: [H, ...rest], data: W.data.subarray(start, start + H * rowLength) };
}

export function add(...terms: readonly ArrayLike<number>[]): Vector {
  const [first] = terms;
  return Float64Array.from({ length: first?.length ?? 0 }, (_, i) =>
    terms.reduce((sum, term) => sum + (term[i] ?? 0), 0),
  );
}

export function multiply(a: Vector, b: Vector): Vector {
  return a.map((ai, i) => ai * (b[i] ?? 0));
}

/** (1 - z) * old + z * candidate */
export function interpolate(z: Vector, old: Vector, candidate: Vector): Vector {
  return add(
    multiply(
      z.map((zi) => 1 - zi),
      old,
    ),
    multiply(z, candidate),
  );
}

export function sigmoid(a: Vector): Vector {
  return a.map((ai) => 1 / (1 + Math.exp(-ai)));
}

export function tanh(a: Vector): Vector {
  return a.map(Math.tanh);
}
