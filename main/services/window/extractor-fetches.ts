/** Fetches that the window began: they run in the host, whatever becomes of the page, and end with it. */
import { toFault, type Fault } from '../../../contract/fault.ts';
import type { ExtractorCard, FetchProgress } from '../../../contract/window/cards.ts';
import type { Push } from '../../../contract/window/pushes.ts';
import { fetchExtractor, requireEntry } from '../extractors/fetch/fetch-extractor.ts';

/** The window is told this often at most, and always of what came last. */
const TELL_MS = 100;

export interface ExtractorFetches {
  /** Begins, unless it runs already. @throws Fault for a name that is in no catalogue. */
  readonly begin: (name: string) => void;
  /** Resolves when it has ended. */
  readonly cancel: (name: string) => Promise<void>;
  /** What there is to say of an extractor that is not here. */
  readonly stateOf: (name: string) => Pick<ExtractorCard, 'fetching' | 'fault'>;
  readonly close: () => Promise<void>;
}

interface Running {
  readonly stopping: AbortController;
  progress: FetchProgress;
  ended: Promise<void>;
}

interface FetchesOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly push: (push: Push) => void;
}

const begun: FetchProgress = { bytes: 0, total: null, bytesPerS: null, secondsLeft: null };

export function createExtractorFetches({ env, push }: FetchesOptions): ExtractorFetches {
  const running = new Map<string, Running>();
  const failed = new Map<string, Fault>();

  const run = async (name: string, one: Running): Promise<void> => {
    let arrived: string | null = null;
    const telling = createTelling(() => {
      push({ kind: 'extractor-fetching', name, progress: one.progress });
    });
    const onProgress = (progress: FetchProgress) => {
      one.progress = progress;
      telling.tell();
    };
    try {
      await fetchExtractor(name, { env, signal: one.stopping.signal, onProgress });
      arrived = name;
    } catch (error) {
      const fault = toFault(error);
      if (fault.reason !== 'cancelled') failed.set(name, fault);
    } finally {
      telling.end();
      running.delete(name);
      push({ kind: 'extractors-changed', arrived });
    }
  };
  const cancel = async (name: string): Promise<void> => {
    const one = running.get(name);
    one?.stopping.abort();
    await one?.ended;
  };
  return {
    begin(name) {
      if (running.has(requireEntry(name).name)) return;
      failed.delete(name);
      const one = { stopping: new AbortController(), progress: begun, ended: Promise.resolve() };
      running.set(name, one);
      one.ended = run(name, one);
    },
    cancel,
    stateOf(name) {
      const fault = failed.get(name);
      return {
        fetching: running.get(name)?.progress ?? null,
        fault: fault === undefined ? null : { reason: fault.reason, message: fault.message },
      };
    },
    async close() {
      await Promise.all([...running.keys()].map(cancel));
    },
  };
}

/** Gathers what comes fast: `say` is called a little later, once for all of it. */
function createTelling(say: () => void) {
  let timer: NodeJS.Timeout | null = null;
  return {
    tell() {
      timer ??= setTimeout(() => {
        timer = null;
        say();
      }, TELL_MS);
    },
    end() {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
