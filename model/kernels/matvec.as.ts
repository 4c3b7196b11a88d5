// The product's one WebAssembly kernel (AssemblyScript): y = b + W x and the gates, SIMD, no allocation.
// Pointers are byte offsets into the module's memory; nothing here depends on the engine that runs it, to the last bit.

/** Rows of W side by side in a panel: four SIMD vectors. */
const PANEL: i32 = 16;

/** Claims `bytes` of memory for good, 64-byte aligned, growing the memory where needed; never frees. */
export function reserve(bytes: usize): usize {
  const start = (free + 63) & ~(<usize>63);
  free = start + bytes;
  // A panel more than was asked for: the last one of `matvec` may read beyond the end of b.
  const missing = <i32>((free + 64 + 0xffff) >> 16) - memory.size();
  if (missing > 0 && memory.grow(missing) < 0) unreachable();
  return start;
}
let free: usize = __heap_base;
const spare = reserve(64);

/**
 * y = b + W x; y may be b. W lies in panels [rows / 16, cols, 16], the last one filled up with zeros, so that it is
 * read in one stream; each sum runs over the columns in order.
 */
export function matvec(W: usize, x: usize, b: usize, y: usize, rows: i32, cols: i32): void {
  for (; rows >= PANEL; rows -= PANEL) {
    panelTimes(W, x, b, y, cols);
    W += (<usize>cols) << 6;
    b += 64;
    y += 64;
  }
  if (rows > 0) {
    panelTimes(W, x, b, spare, cols);
    memory.copy(y, spare, (<usize>rows) << 2);
  }
}

function panelTimes(W: usize, x: usize, b: usize, y: usize, cols: i32): void {
  let s0 = v128.load(b);
  let s1 = v128.load(b, 16);
  let s2 = v128.load(b, 32);
  let s3 = v128.load(b, 48);
  for (const end = x + ((<usize>cols) << 2); x < end; x += 4, W += 64) {
    const xj = v128.load32_splat(x);
    s0 = f32x4.add(s0, f32x4.mul(v128.load(W), xj));
    s1 = f32x4.add(s1, f32x4.mul(v128.load(W, 16), xj));
    s2 = f32x4.add(s2, f32x4.mul(v128.load(W, 32), xj));
    s3 = f32x4.add(s3, f32x4.mul(v128.load(W, 48), xj));
  }
  v128.store(y, s0);
  v128.store(y, s1, 16);
  v128.store(y, s2, 32);
  v128.store(y, s3, 48);
}

/** a ← σ(a) = 1 / (1 + e^-a) */
export function sigmoid(a: usize, n: i32): void {
  const end = a + ((<usize>n) << 2);
  for (; a + 16 <= end; a += 16) v128.store(a, sigmoidOf(v128.load(a)));
  for (; a < end; a += 4) v128.store_lane<f32>(a, sigmoidOf(v128.load32_splat(a)), 0);
}

function sigmoidOf(a: v128): v128 {
  const one = f32x4.splat(1);
  return f32x4.div(one, f32x4.add(one, exp(f32x4.neg(a))));
}

/** a ← tanh(a) = 1 - 2 / (e^2a + 1) */
export function tanh(a: usize, n: i32): void {
  const end = a + ((<usize>n) << 2);
  for (; a + 16 <= end; a += 16) v128.store(a, tanhOf(v128.load(a)));
  for (; a < end; a += 4) v128.store_lane<f32>(a, tanhOf(v128.load32_splat(a)), 0);
}

function tanhOf(a: v128): v128 {
  const one = f32x4.splat(1);
  const power = exp(f32x4.add(a, a));
  return f32x4.sub(one, f32x4.div(f32x4.splat(2), f32x4.add(power, one)));
}

/**
 * e^a = 2^n e^r with n whole and |r| ≤ ln 2 / 2, where seven terms of e^r's series are exact to a float's last bit or
 * two. Beyond ±87, where a float's exponent ends, e^±87; not a number stays that.
 */
function exp(a: v128): v128 {
  a = f32x4.max(f32x4.min(a, f32x4.splat(87)), f32x4.splat(-87));
  const n = f32x4.nearest(f32x4.mul(a, f32x4.splat(1.44269504))); // a / ln 2
  // ln 2 in two parts, so that n ln 2 loses nothing
  let r = f32x4.sub(a, f32x4.mul(n, f32x4.splat(0.693359375)));
  r = f32x4.add(r, f32x4.mul(n, f32x4.splat(2.1219444e-4)));
  let sum = f32x4.splat(1 / 5040.0);
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1 / 720.0));
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1 / 120.0));
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1 / 24.0));
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1 / 6.0));
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(0.5));
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1));
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1));
  // 2^n: n goes where a float keeps its exponent
  const exponent = i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127));
  return f32x4.mul(sum, i32x4.shl(exponent, 23));
}

/** y ← a * b */
export function multiply(a: usize, b: usize, y: usize, n: i32): void {
  const end = y + ((<usize>n) << 2);
  for (; y + 16 <= end; a += 16, b += 16, y += 16) {
    v128.store(y, f32x4.mul(v128.load(a), v128.load(b)));
  }
  for (; y < end; a += 4, b += 4, y += 4) store<f32>(y, load<f32>(a) * load<f32>(b));
}

/** y ← y + a * b */
export function addProduct(a: usize, b: usize, y: usize, n: i32): void {
  const end = y + ((<usize>n) << 2);
  for (; y + 16 <= end; a += 16, b += 16, y += 16) {
    v128.store(y, f32x4.add(v128.load(y), f32x4.mul(v128.load(a), v128.load(b))));
  }
  for (; y < end; a += 4, b += 4, y += 4) {
    store<f32>(y, load<f32>(y) + load<f32>(a) * load<f32>(b));
  }
}

/** h ← (1 - z) * h + z * candidate */
export function interpolate(z: usize, candidate: usize, h: usize, n: i32): void {
  const end = h + ((<usize>n) << 2);
  const one = f32x4.splat(1);
  for (; h + 16 <= end; z += 16, candidate += 16, h += 16) {
    const zi = v128.load(z);
    const kept = f32x4.mul(f32x4.sub(one, zi), v128.load(h));
    v128.store(h, f32x4.add(kept, f32x4.mul(zi, v128.load(candidate))));
  }
  for (; h < end; z += 4, candidate += 4, h += 4) {
    const zi = load<f32>(z);
    store<f32>(h, (1 - zi) * load<f32>(h) + zi * load<f32>(candidate));
  }
}

/** x ← (x - mean) * scale */
export function standardise(x: usize, mean: usize, scale: usize, n: i32): void {
  const end = x + ((<usize>n) << 2);
  for (; x + 16 <= end; x += 16, mean += 16, scale += 16) {
    const centred = f32x4.sub(v128.load(x), v128.load(mean));
    v128.store(x, f32x4.mul(centred, v128.load(scale)));
  }
  for (; x < end; x += 4, mean += 4, scale += 4) {
    store<f32>(x, (load<f32>(x) - load<f32>(mean)) * load<f32>(scale));
  }
}
