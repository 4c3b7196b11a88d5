/** Keeps how fast the extractor was while the window watched: once for each session, when enough was seen. */
import type { ExtractorFile } from '../../../contract/job.ts';
import type { WindowStatus } from '../../../contract/window/watching.ts';
import { rememberSpeed } from '../extractors/speeds.ts';

/** Before that a median says little. */
const STEPS = 100;

export interface LiveSpeed {
  readonly begin: (extractor: Pick<ExtractorFile, 'sha256'>) => void;
  /** Never fails. */
  readonly note: (status: WindowStatus) => Promise<void>;
}

export function createLiveSpeed(ready: Promise<{ readonly env: NodeJS.ProcessEnv }>): LiveSpeed {
  let sha256: string | null = null;
  return {
    begin(extractor) {
      ({ sha256 } = extractor);
    },
    async note({ state, counters }) {
      if (sha256 === null || state !== 'live' || counters === null) return;
      if (counters.steps < STEPS) return;
      const seen = { sha256, delegate: 'CPU', frameMs: counters.cnnMs.p50 } as const;
      sha256 = null;
      await rememberSpeed(seen, (await ready).env);
    },
  };
}
