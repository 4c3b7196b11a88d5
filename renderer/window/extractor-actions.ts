/** The extractors as the page knows them: listed, fetched when the user asks, followed while they come. */
import type { BehaviorSubject } from 'rxjs';
import type { FetchProgress } from '../../contract/window/cards.ts';
import type { LongtakeHost } from '../../contract/window/host.ts';
import { asBusy, asFailed, type AppState } from './app-state.ts';
import { notify } from './notify.ts';

export interface ExtractorActions {
  readonly listExtractors: () => Promise<void>;
  /** Begins, or goes on where an earlier fetch ended. */
  readonly fetchExtractor: (name: string) => Promise<void>;
  readonly cancelFetch: (name: string) => Promise<void>;
  /** The host told how far one is. */
  readonly showFetching: (name: string, progress: FetchProgress) => void;
}

export function extractorActions(
  host: LongtakeHost,
  state$: BehaviorSubject<AppState>,
): ExtractorActions {
  const change = (changes: Partial<AppState>) => {
    state$.next({ ...state$.value, ...changes });
  };
  let asked = 0;
  const listExtractors = async () => {
    asked += 1;
    const ours = asked;
    change({ extractors: asBusy(state$.value.extractors) });
    try {
      const { extractors: items, folder, problem } = await host.invoke('extractors.list', {});
      // Answers may overtake each other; the one that was asked for last is the newest.
      if (ours !== asked) return;
      const problems = problem === null ? [] : [problem];
      change({
        extractors: { items, isBusy: false, fault: null, problems },
        extractorFolder: folder,
      });
    } catch (error) {
      if (ours === asked) change({ extractors: asFailed(state$.value.extractors, error) });
    }
  };
  return {
    listExtractors,
    async fetchExtractor(name) {
      await host.invoke('extractors.fetch', { name }).catch(notify.fault);
      await listExtractors();
    },
    async cancelFetch(name) {
      // That it ended comes as a push.
      await host.invoke('extractors.cancel', { name }).catch(notify.fault);
    },
    showFetching(name, fetching) {
      const { extractors } = state$.value;
      const items = extractors.items.map((card) =>
        card.name === name && card.path === null ? { ...card, fetching } : card,
      );
      change({ extractors: { ...extractors, items } });
    },
  };
}
