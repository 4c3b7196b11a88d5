/** What a user does to clips as wholes: described anew, removed and brought back, their moved videos found. */
import { BehaviorSubject } from 'rxjs';
import type { RemovedClip } from '../../contract/window/clips.ts';
import type { ArgsOf } from '../../contract/window/commands.ts';
import type { LongtakeHost } from '../../contract/window/host.ts';
import type { ClipList } from './clip-list.ts';
import type { Labelling } from './labelling.ts';

export interface ClipCare {
  /** Removed last, to be offered back; null once something else was done. */
  readonly justRemoved$: BehaviorSubject<RemovedClip | null>;
  /** @throws Fault, as all of these. */
  readonly change: (fields: ArgsOf<'clips.change'>) => Promise<void>;
  /** Closes its labels where they are open. */
  readonly remove: (clip: { readonly id: string; readonly name: string }) => Promise<void>;
  readonly restore: (entry: string) => Promise<void>;
  readonly deleteRemoved: () => Promise<void>;
  /** @returns in words what became of it. */
  readonly findMedia: (folder: string) => Promise<string>;
}

export interface ClipCareParts {
  readonly host: Pick<LongtakeHost, 'invoke'>;
  readonly clips: Pick<ClipList, 'load'>;
  readonly labelling: Pick<Labelling, 'state$' | 'closeClip'>;
}

export function createClipCare({ host, clips, labelling }: ClipCareParts): ClipCare {
  const justRemoved$ = new BehaviorSubject<RemovedClip | null>(null);
  return {
    justRemoved$,
    async change(fields) {
      await host.invoke('clips.change', fields);
      await clips.load();
    },
    async remove({ id, name }) {
      if (labelling.state$.value.open?.clip.id === id) await labelling.closeClip();
      const { entry } = await host.invoke('clips.remove', { clip: id });
      justRemoved$.next({ entry, name });
      await clips.load();
    },
    async restore(entry) {
      await host.invoke('clips.restore', { entry });
      justRemoved$.next(null);
      await clips.load();
    },
    async deleteRemoved() {
      await host.invoke('clips.delete-removed', {});
      justRemoved$.next(null);
      await clips.load();
    },
    async findMedia(folder) {
      const { found, stillMissing } = await host.invoke('clips.find-media', { folder });
      await clips.load();
      if (found.length === 0) return 'None of the missing videos is in there: try another folder.';
      const many = found.length === 1 ? 'One video was' : `${String(found.length)} videos were`;
      const left = stillMissing === 0 ? '' : ` ${String(stillMissing)} are still missing.`;
      return `${many} found again.${left}`;
    },
  };
}
