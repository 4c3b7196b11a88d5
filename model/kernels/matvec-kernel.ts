/** The WebAssembly kernel as the cells see it: vectors and matrices in its memory, and y = b + W x between them. */

/** What an instance of dist/kernels/matvec.wasm exports; a host instantiates it (fetch, or a file). */
export interface KernelExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  /** Claims memory for good and returns its byte offset; may grow the memory, which detaches older views. */
  reserve(bytes: number): number;
  matvec(W: number, x: number, b: number, y: number, rows: number, cols: number): void;
}

/** Numbers in the kernel's memory; `values` is a live view, to be read afresh at each use. */
export interface KernelVector {
  readonly offset: number;
  readonly length: number;
  readonly values: Float32Array;
  /** `length` numbers from `start` on, in the same memory. */
  part(start: number, length: number): KernelVector;
}

/** A row-major matrix [rows, cols] in the kernel's memory. */
export interface KernelMatrix {
  readonly offset: number;
  readonly rows: number;
  readonly cols: number;
  /** The block of `count` rows from `start` on, in the same memory. */
  rowsFrom(start: number, count: number): KernelMatrix;
}

/**
 * One kernel serves any number of networks, but gives memory back only when it is collected as a whole: a host
 * makes one instance per model.
 */
export interface MatvecKernel {
  vector(lengthOrValues: number | Float32Array): KernelVector;
  matrix(values: Float32Array, rows: number, cols: number): KernelMatrix;
  /** y = b + W x; `y` may be `b`, which then gains W x. */
  affine(W: KernelMatrix, x: KernelVector, b: KernelVector, y: KernelVector): void;
}

const FLOAT_BYTES = 4;

/** @throws Error when the module instantiated is not the kernel. */
export function parseKernelExports(exports: unknown): KernelExports {
  const { memory, reserve, matvec } = (exports ?? {}) as Partial<Record<string, unknown>>;
  const isKernel =
    typeof memory === 'object' && typeof reserve === 'function' && typeof matvec === 'function';
  if (!isKernel) throw new Error('The WebAssembly module is not the matvec kernel.');
  return exports as KernelExports;
}

export function createMatvecKernel(exports: KernelExports): MatvecKernel {
  const { memory } = exports;

  function view(offset: number, length: number): KernelVector {
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

  function rowBlock(offset: number, rows: number, cols: number): KernelMatrix {
    const rowBytes = cols * FLOAT_BYTES;
    return {
      offset,
      rows,
      cols,
      rowsFrom: (start, count) => rowBlock(offset + start * rowBytes, count, cols),
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
    matrix: (values, rows, cols) => rowBlock(vector(values).offset, rows, cols),
    affine(W, x, b, y) {
      exports.matvec(W.offset, x.offset, b.offset, y.offset, W.rows, W.cols);
    },
  };
}
