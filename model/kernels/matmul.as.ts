// Training's matrix product in WebAssembly (AssemblyScript): y = a b over a whole window, SIMD, no allocation.
// Pointers are byte offsets into the module's memory; a is row-major [M, K], y row-major [M, N], N a multiple of 16.

/** Columns of b side by side in a panel: four SIMD vectors. */
const PANEL: i32 = 16;
/** Rows of a panel worked through at once: 16 KB of it, which stay in the nearest cache for all rows of a. */
const DEPTH: i32 = 256;

/** Where the module's own data ends and its user's may begin. */
export function start(): usize {
  return (__heap_base + 63) & ~(<usize>63);
}

/** b [K, N] into panels [N / 16, K, 16], so that the product reads it in one stream. */
export function pack(b: usize, panels: usize, K: i32, N: i32): void {
  for (let n = 0; n < N; n += PANEL) {
    for (let k = 0; k < K; k++, panels += 64) memory.copy(panels, b + floats(k * N + n), 64);
  }
}

/** Two rows and sixteen columns at a time; each sum runs over k in order, whatever M and N are. */
export function multiply(a: usize, panels: usize, y: usize, M: i32, K: i32, N: i32): void {
  memory.fill(y, 0, floats(M * N));
  for (let k = 0; k < K; k += DEPTH) {
    const depth = min(DEPTH, K - k);
    for (let n = 0; n < N; n += PANEL) {
      const panel = panels + floats(n * K + k * PANEL);
      for (let m = 0; m < M; m += 2) {
        const other = min(m + 1, M - 1); // the last of an odd number of rows is made twice
        twoRowsTimes(
          a + floats(m * K + k),
          a + floats(other * K + k),
          panel,
          y + floats(m * N + n),
          y + floats(other * N + n),
          depth,
        );
      }
    }
  }
}

/** y0 += a0 panel, y1 += a1 panel: sixteen sums each. Both are read before either is written, so they may be one. */
function twoRowsTimes(a0: usize, a1: usize, panel: usize, y0: usize, y1: usize, depth: i32): void {
  let s00 = v128.load(y0);
  let s01 = v128.load(y0, 16);
  let s02 = v128.load(y0, 32);
  let s03 = v128.load(y0, 48);
  let s10 = v128.load(y1);
  let s11 = v128.load(y1, 16);
  let s12 = v128.load(y1, 32);
  let s13 = v128.load(y1, 48);
  for (const end = a0 + floats(depth); a0 < end; a0 += 4, a1 += 4, panel += 64) {
    const b0 = v128.load(panel);
    const b1 = v128.load(panel, 16);
    const b2 = v128.load(panel, 32);
    const b3 = v128.load(panel, 48);
    const x0 = v128.load32_splat(a0);
    s00 = f32x4.add(s00, f32x4.mul(x0, b0));
    s01 = f32x4.add(s01, f32x4.mul(x0, b1));
    s02 = f32x4.add(s02, f32x4.mul(x0, b2));
    s03 = f32x4.add(s03, f32x4.mul(x0, b3));
    const x1 = v128.load32_splat(a1);
    s10 = f32x4.add(s10, f32x4.mul(x1, b0));
    s11 = f32x4.add(s11, f32x4.mul(x1, b1));
    s12 = f32x4.add(s12, f32x4.mul(x1, b2));
    s13 = f32x4.add(s13, f32x4.mul(x1, b3));
  }
  v128.store(y0, s00);
  v128.store(y0, s01, 16);
  v128.store(y0, s02, 32);
  v128.store(y0, s03, 48);
  v128.store(y1, s10);
  v128.store(y1, s11, 16);
  v128.store(y1, s12, 32);
  v128.store(y1, s13, 48);
}

function floats(count: i32): usize {
  return (<usize>count) << 2;
}
