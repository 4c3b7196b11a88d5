/** Seeded random numbers with one independent stream per name, so that a new draw in one place moves nothing elsewhere. */

export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  range(low: number, high: number): number;
  pick<T>(values: readonly [T, ...T[]]): T;
  chance(probability: number): boolean;
  shuffle<T>(values: readonly T[]): T[];
}

/** FNV-1a over the stream's name, mixed with the seed. */
function hash(seed: number, stream: string): number {
  let state = (2166136261 ^ seed) >>> 0;
  for (const character of `${stream}#${seed}`) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16777619) >>> 0;
  }
  return state;
}

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, ample for choosing a sofa's colour. */
export function createRandom(seed: number, stream: string): Random {
  let state = hash(seed, stream);
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const range = (low: number, high: number): number => low + (high - low) * next();
  return {
    next,
    range,
    pick: (values) => values[Math.floor(next() * values.length)] ?? values[0],
    chance: (probability) => next() < probability,
    shuffle: (values) =>
      values
        .map((value) => ({ value, key: next() }))
        .sort((a, b) => a.key - b.key)
        .map(({ value }) => value),
  };
}
