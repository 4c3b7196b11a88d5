/** Two ops of tfjs's wasm backend in a faster form, by the way tfjs offers for that: everything else stays its own. */
import {
  getKernel,
  registerKernel,
  unregisterKernel,
  type KernelFunc,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import { canMultiply, type Matmul } from '../../../../model/kernels/matmul-kernel.ts';

const BACKEND = 'wasm';

/** What both need of tfjs's backend: tensors in its heap, as views that hold until the next allocation. */
interface WasmBackend {
  makeOutput(shape: readonly number[], dtype: 'float32'): TensorInfo;
  typedArrayFromHeap(info: TensorInfo): Float32Array;
}

/** The backend must have been started. Done again, it does no harm. */
export function installWasmKernels(matmul: Matmul): void {
  replace('BatchMatMul', (theirs) => productBy(matmul, theirs));
  replace('SplitV', rowSplit);
}

const replaced = new Set<string>();

function replace(kernelName: string, by: (theirs: KernelFunc) => KernelFunc): void {
  const theirs = getKernel(kernelName, BACKEND);
  if (replaced.has(kernelName)) return;
  replaced.add(kernelName);
  unregisterKernel(kernelName, BACKEND);
  registerKernel({ ...theirs, kernelFunc: by(theirs.kernelFunc) });
}

/** Plain products of matrices; XNNPACK's, which tfjs uses, take half as long again, and more where b is new. */
const productBy =
  (matmul: Matmul, theirs: KernelFunc): KernelFunc =>
  (params) => {
    const { a, b } = params.inputs as Record<'a' | 'b', TensorInfo>;
    const { transposeA, transposeB } = params.attrs ?? {};
    const [M = 0, K = 0] = a.shape;
    const [, N = 0] = b.shape;
    const isPlain = transposeA === false && transposeB === false;
    const isOurs = isPlain && isMatrix(a) && isMatrix(b) && canMultiply(N);
    if (!isOurs) return theirs(params);
    const backend = params.backend as WasmBackend;
    const y = backend.makeOutput([M, N], 'float32');
    const view = (info: TensorInfo) => backend.typedArrayFromHeap(info);
    matmul.multiply({ a: view(a), b: view(b), bKey: b.dataId, M, K, N }, view(y));
    return y;
  };

/** Rows of a matrix into equal parts; tfjs copies the whole matrix anew for every part. */
const rowSplit =
  (theirs: KernelFunc): KernelFunc =>
  (params) => {
    const { x } = params.inputs as Record<'x', TensorInfo>;
    const { numOrSizeSplits: parts, axis } = params.attrs ?? {};
    const [rows = 0, cols = 0] = x.shape;
    if (!isMatrix(x) || axis !== 0 || typeof parts !== 'number' || rows % parts !== 0) {
      return theirs(params);
    }
    const backend = params.backend as WasmBackend;
    const length = (rows / parts) * cols;
    const made = Array.from({ length: parts }, () =>
      backend.makeOutput([rows / parts, cols], 'float32'),
    );
    const whole = backend.typedArrayFromHeap(x);
    for (const [i, part] of made.entries()) {
      backend.typedArrayFromHeap(part).set(whole.subarray(i * length, (i + 1) * length));
    }
    return made;
  };

function isMatrix({ shape, dtype }: TensorInfo): boolean {
  return shape.length === 2 && dtype === 'float32';
}
