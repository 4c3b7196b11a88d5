/** Which clip is the bundled sample; its seed is kept out of every training set. */

export const BUNDLED = { seed: 12, durationS: 30, file: 'sample.webm' } as const;

/** The committed clip is part of every download. */
export const BUNDLED_LIMIT_BYTES = 600_000;
