/** Training's matrix product between Float32Arrays, in the WebAssembly kernel's memory: y = a b. */

/** What an instance of dist/kernels/matmul.wasm exports. */
export interface MatmulExports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  /** The first byte of the memory that is the user's. */
  start(): number;
  pack(b: number, panels: number, K: number, N: number): void;
  multiply(a: number, panels: number, y: number, M: number, K: number, N: number): void;
}

export interface Factors {
  /** [M, K] */
  readonly a: Float32Array;
  /** [K, N] */
  readonly b: Float32Array;
  /** Stands for what is in `b` for good: where it is met again soon, `b` need not be prepared again. */
  readonly bKey: object;
  readonly M: number;
  readonly K: number;
  /** A multiple of 16, see `canMultiply`. */
  readonly N: number;
}

export interface Matmul {
  /** @param y where the product goes, [M, N] */
  multiply(factors: Factors, y: Float32Array): void;
}

const FLOAT_BYTES = 4;
const PAGE_BYTES = 65_536;
/** Columns of b that the kernel takes side by side. */
const PANEL = 16;
/** Prepared factors b that are kept: the two of a recurrent step forward, the two of it backward. */
const KEPT = 4;

export function canMultiply(N: number): boolean {
  return N > 0 && N % PANEL === 0;
}

/** @throws Error when the module instantiated is not the kernel. */
export function parseMatmulExports(exports: unknown): MatmulExports {
  const given = (exports ?? {}) as Partial<Record<string, unknown>>;
  const isKernel =
    typeof given['memory'] === 'object' &&
    ['start', 'pack', 'multiply'].every((name) => typeof given[name] === 'function');
  if (!isKernel) throw new Error('The WebAssembly module is not the matmul kernel.');
  return exports as MatmulExports;
}

/** Memory: KEPT places for prepared factors, all of one size, then room for what a single product needs. */
export function createMatmul(exports: MatmulExports): Matmul {
  const { memory } = exports;
  const start = exports.start();
  let placeBytes = 0;
  let kept: { readonly key: object; readonly place: number }[] = []; // the last used first

  /** A view of so many numbers at a byte offset, growing the memory where it does not reach so far. */
  function view(offset: number, length: number): Float32Array {
    const missing = offset + length * FLOAT_BYTES - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES));
    return new Float32Array(memory.buffer, offset, length);
  }

  /** @returns the offset of b in panels */
  function prepared({ b, bKey, K, N }: Factors): number {
    if (b.length * FLOAT_BYTES > placeBytes) {
      placeBytes = b.length * FLOAT_BYTES;
      kept = [];
    }
    const found = kept.find(({ key }) => key === bKey);
    const used = found ?? { key: bKey, place: kept[KEPT - 1]?.place ?? kept.length };
    kept = [used, ...kept.filter(({ place }) => place !== used.place)];
    const panels = start + used.place * placeBytes;
    if (found === undefined) {
      const raw = start + KEPT * placeBytes;
      view(raw, b.length).set(b);
      exports.pack(raw, panels, K, N);
    }
    return panels;
  }

  return {
    multiply(factors, y) {
      const { a, M, K, N } = factors;
      const panels = prepared(factors);
      const aStart = start + KEPT * placeBytes;
      const yStart = aStart + a.length * FLOAT_BYTES;
      view(yStart, y.length); // grown for both before either is filled
      view(aStart, a.length).set(a);
      exports.multiply(aStart, panels, yStart, M, K, N);
      y.set(view(yStart, y.length));
    },
  };
}
