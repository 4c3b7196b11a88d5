/** The seeded generator behind every random choice, so that a seed gives the same weights to the byte. */

export interface Random {
  /** Uniform over 0 … 2^32 - 1. */
  uint32(): number;
  /** Uniform over [0, 1). */
  uniform(): number;
  /** Standard normal (Box and Muller 1958). */
  normal(): number;
  /** Uniform over 0 … below - 1. */
  integer(below: number): number;
  /** The items in a random order (sorted by drawn keys); the array given is left as it was. */
  shuffled<T>(items: readonly T[]): T[];
}

/** Rounds after which the seed has reached every bit of the state (as in PractRand). */
const WARM_UP_ROUNDS = 15;

/**
 * sfc32, "small fast counting" (Chris Doty-Humphrey, PractRand, 2010): 128 bits of state, a period of at least 2^32.
 * @param stream separates generators of one seed: what one draws never shifts another's numbers.
 */
export function createRandom(seed: number, stream = 0): Random {
  let [a, b, c, counter] = [seed | 0, Math.floor(seed / 2 ** 32) | 0, stream | 0, 1];

  function uint32(): number {
    const t = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    c |= 0;
    return t >>> 0;
  }
  for (let round = 0; round < WARM_UP_ROUNDS; round++) uint32();
  const uniform = (): number => uint32() / 2 ** 32;
  const integer = (below: number): number => Math.floor(uniform() * below);

  return {
    uint32,
    uniform,
    integer,
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    shuffled: (items) =>
      items
        .map((item) => ({ item, key: uint32() }))
        .sort((one, other) => one.key - other.key)
        .map(({ item }) => item),
  };
}
