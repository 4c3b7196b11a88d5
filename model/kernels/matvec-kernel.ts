/** The WebAssembly kernel as the cells see it: vectors and matrices in its memory, y = b + W x and the gates on them. */

type Offset = number;

/** What an instance of dist/kernels/matvec.wasm exports; a host instantiates it (fetch, or a file). */
export interface KernelExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  /** Claims memory for good and returns its byte offset; may grow the memory, which detaches older views. */
  reserve(bytes: number): Offset;
  /** `W` in panels, see `packed`. */
  matvec(W: Offset, x: Offset, b: Offset, y: Offset, rows: number, cols: number): void;
  sigmoid(a: Offset, length: number): void;
  tanh(a: Offset, length: number): void;
  multiply(a: Offset, b: Offset, y: Offset, length: number): void;
  addProduct(a: Offset, b: Offset, y: Offset, length: number): void;
  interpolate(z: Offset, candidate: Offset, h: Offset, length: number): void;
  standardise(x: Offset, mean: Offset, scale: Offset, length: number): void;
}

/** Numbers in the kernel's memory; `values` is a live view, to be read afresh at each use. */
export interface KernelVector {
  readonly offset: Offset;
  readonly length: number;
  readonly values: Float32Array;
  /** `length` numbers from `start` on, in the same memory. */
  part(start: number, length: number): KernelVector;
}

/** A matrix [rows, cols] in the kernel's memory, in the order in which the kernel reads it. */
export interface KernelMatrix {
  readonly offset: Offset;
  readonly rows: number;
  readonly cols: number;
}

/**
 * One kernel serves any number of networks, but gives memory back only when it is collected as a whole: a host
 * makes one instance per model.
 */
export interface MatvecKernel extends Gates {
  vector(lengthOrValues: number | Float32Array): KernelVector;
  /** @param values row by row */
  matrix(values: Float32Array, rows: number, cols: number): KernelMatrix;
  /** y = b + W x; `y` may be `b`, which then gains W x. */
  affine(W: KernelMatrix, x: KernelVector, b: KernelVector, y: KernelVector): void;
}

/** Element by element, in place; vectors of one call are of one length. */
interface Gates {
  /** a ← σ(a) */
  sigmoid(a: KernelVector): void;
  /** a ← tanh(a) */
  tanh(a: KernelVector): void;
  /** product ← a * b */
  multiply(a: KernelVector, b: KernelVector, product: KernelVector): void;
  /** sum ← sum + a * b */
  addProduct(a: KernelVector, b: KernelVector, sum: KernelVector): void;
  /** h ← (1 - z) * h + z * candidate */
  interpolate(z: KernelVector, candidate: KernelVector, h: KernelVector): void;
  /** x ← (x - mean) * scale */
  standardise(x: KernelVector, mean: KernelVector, scale: KernelVector): void;
}

const FLOAT_BYTES = 4;
/** Rows side by side in a panel of a matrix, as in matvec.as.ts. */
const PANEL = 16;

const functions = [
  'reserve',
  'matvec',
  'sigmoid',
  'tanh',
  'multiply',
  'addProduct',
  'interpolate',
  'standardise',
] as const satisfies readonly (keyof KernelExports)[];

/** @throws Error when the module instantiated is not the kernel. */
export function parseKernelExports(exports: unknown): KernelExports {
  const given = (exports ?? {}) as Partial<Record<string, unknown>>;
  const isKernel =
    typeof given['memory'] === 'object' &&
    functions.every((name) => typeof given[name] === 'function');
  if (!isKernel) throw new Error('The WebAssembly module is not the matvec kernel.');
  return exports as KernelExports;
}

export function createMatvecKernel(exports: KernelExports): MatvecKernel {
  const { memory } = exports;

  function view(offset: Offset, length: number): KernelVector {
    let values = new Float32Array(memory.buffer, offset, length);
    return {
      offset,
      length,
      get values() {
        const { buffer } = memory;
        if (values.buffer !== buffer) values = new Float32Array(buffer, offset, length);
        return values;
      },
      part: (start, count) => view(offset + start * FLOAT_BYTES, count),
    };
  }

  function vector(lengthOrValues: number | Float32Array): KernelVector {
    const given = typeof lengthOrValues === 'number' ? null : lengthOrValues;
    const length = given?.length ?? Number(lengthOrValues);
    const made = view(exports.reserve(length * FLOAT_BYTES), length);
    if (given === null) made.values.fill(0);
    else made.values.set(given);
    return made;
  }

  return {
    vector,
    matrix: (values, rows, cols) => ({
      offset: vector(packed(values, rows, cols)).offset,
      rows,
      cols,
    }),
    affine(W, x, b, y) {
      exports.matvec(W.offset, x.offset, b.offset, y.offset, W.rows, W.cols);
    },
    ...gatesOf(exports),
  };
}

function gatesOf(exports: KernelExports): Gates {
  return {
    sigmoid(a) {
      exports.sigmoid(a.offset, a.length);
    },
    tanh(a) {
      exports.tanh(a.offset, a.length);
    },
    multiply(a, b, product) {
      exports.multiply(a.offset, b.offset, product.offset, product.length);
    },
    addProduct(a, b, sum) {
      exports.addProduct(a.offset, b.offset, sum.offset, sum.length);
    },
    interpolate(z, candidate, h) {
      exports.interpolate(z.offset, candidate.offset, h.offset, h.length);
    },
    standardise(x, mean, scale) {
      exports.standardise(x.offset, mean.offset, scale.offset, x.length);
    },
  };
}

/** [rows, cols] into panels [rows / 16, cols, 16], the last one filled up with zeros. */
function packed(values: Float32Array, rows: number, cols: number): Float32Array {
  const panels = new Float32Array(Math.ceil(rows / PANEL) * PANEL * cols);
  for (let row = 0; row < rows; row++) {
    const panel = Math.floor(row / PANEL) * PANEL * cols;
    for (let col = 0; col < cols; col++) {
      panels[panel + col * PANEL + (row % PANEL)] = values[row * cols + col] ?? 0;
    }
  }
  return panels;
}
