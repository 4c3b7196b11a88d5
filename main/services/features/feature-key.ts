/** What a cache of features depends on; any difference is another file, so features are never mixed. */
import { createHash } from 'node:crypto';
import type { ExtractorKey } from '../../../contract/extractor.ts';

/** Version of the rule that says which frames are ticks; raised whenever the ticks of a clip could change. */
const TICK_RULE = 'first-frame-at-or-after-1';

export interface FeatureKey {
  readonly extractor: ExtractorKey;
  /** Ticks per second. */
  readonly ratePerS: number;
  /** What decoded the frames, with its version, for example "Chromium 156.0.7000.1". */
  readonly decoder: string;
}

/** JSON with its keys in a fixed order: equal keys give equal text, whatever order they were written in. */
export function canonicalKey({ extractor, ratePerS, decoder }: FeatureKey): string {
  const flat = { ...extractor, ratePerS, decoder, tickRule: TICK_RULE };
  const entries = Object.entries(flat).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(Object.fromEntries(entries));
}

/** First 16 hexadecimal digits of the SHA-256 of the canonical key: the part of the file name. */
export function featureKeyDigits(key: FeatureKey): string {
  return createHash('sha256').update(canonicalKey(key)).digest('hex').slice(0, 16);
}
