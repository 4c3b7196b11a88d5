/** A named array of numbers with a shape: how weights travel between files, training and the live path. */

export interface Tensor {
  readonly shape: readonly number[];
  /** Row-major; its length is the product of `shape`. */
  readonly data: Float32Array;
}

export type NamedTensors = ReadonlyMap<string, Tensor>;

export type Shapes = ReadonlyMap<string, readonly number[]>;

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, length) => size * length, 1);
}

/** @throws Error when the name is missing, which a parsed checkpoint rules out. */
export function tensorNamed(tensors: NamedTensors, name: string): Tensor {
  const tensor = tensors.get(name);
  if (tensor === undefined) throw new Error(`There is no tensor named "${name}".`);
  return tensor;
}
