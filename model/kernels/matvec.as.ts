// The product's one WebAssembly kernel (AssemblyScript): y = b + W x, four rows at a time, SIMD, no allocation.
// All arguments are byte offsets into the module's memory; W is row-major [rows, cols]; y may be b.

/** Claims `bytes` of memory for good, 16-byte aligned, growing the memory where needed; never frees. */
export function reserve(bytes: usize): usize {
  const start = (free + 15) & ~(<usize>15);
  free = start + bytes;
  const missing = <i32>((free + 0xffff) >> 16) - memory.size();
  if (missing > 0 && memory.grow(missing) < 0) unreachable();
  return start;
}
let free: usize = __heap_base;

export function matvec(W: usize, x: usize, b: usize, y: usize, rows: i32, cols: i32): void {
  const stride = (<usize>cols) << 2;
  const even = (<usize>(cols & ~3)) << 2;
  let i = 0;
  for (; i + 4 <= rows; i += 4) {
    const W0 = W + <usize>i * stride;
    const W1 = W0 + stride;
    const W2 = W1 + stride;
    const W3 = W2 + stride;
    let s0 = f32x4.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    for (let j: usize = 0; j < even; j += 16) {
      const xj = v128.load(x + j);
      s0 = f32x4.add(s0, f32x4.mul(v128.load(W0 + j), xj));
      s1 = f32x4.add(s1, f32x4.mul(v128.load(W1 + j), xj));
      s2 = f32x4.add(s2, f32x4.mul(v128.load(W2 + j), xj));
      s3 = f32x4.add(s3, f32x4.mul(v128.load(W3 + j), xj));
    }
    const at = (<usize>i) << 2;
    store<f32>(y + at, load<f32>(b + at) + across(s0) + tail(W0, x, even, stride));
    store<f32>(y + at, load<f32>(b + at, 4) + across(s1) + tail(W1, x, even, stride), 4);
    store<f32>(y + at, load<f32>(b + at, 8) + across(s2) + tail(W2, x, even, stride), 8);
    store<f32>(y + at, load<f32>(b + at, 12) + across(s3) + tail(W3, x, even, stride), 12);
  }
  for (; i < rows; i++) {
    const Wi = W + <usize>i * stride;
    let s = f32x4.splat(0);
    for (let j: usize = 0; j < even; j += 16) {
      s = f32x4.add(s, f32x4.mul(v128.load(Wi + j), v128.load(x + j)));
    }
    const at = (<usize>i) << 2;
    store<f32>(y + at, load<f32>(b + at) + across(s) + tail(Wi, x, even, stride));
  }
}

/** The sum of the four lanes. */
function across(s: v128): f32 {
  return (
    f32x4.extract_lane(s, 0) +
    f32x4.extract_lane(s, 1) +
    (f32x4.extract_lane(s, 2) + f32x4.extract_lane(s, 3))
  );
}

/** The last cols % 4 products of a row, from byte `j` up to byte `end`. */
function tail(W: usize, x: usize, j: usize, end: usize): f32 {
  let s: f32 = 0;
  for (; j < end; j += 4) s += load<f32>(W + j) * load<f32>(x + j);
  return s;
}
