/** Where the labels of a project are edited: opens sets, holds the project's lock meanwhile, and notices when it is lost. */
import { join } from 'node:path';
import { Fault } from '../../../contract/fault.ts';
import type { Edit } from '../../../contract/labelling/edit.ts';
import { readClip } from '../clips/clip.ts';
import { clipsFolder, type Project } from '../project/project.ts';
import { openClipLabels, type ClipLabels, type SetState } from './clip-labels.ts';
import type { Begin } from './edited-set.ts';
import { createHeldLock } from './held-lock.ts';
import { requireKnownClasses } from './known-classes.ts';
import { createTurns } from './turns.ts';

export interface LabelDesk {
  /** @throws Fault 'project-busy', 'project-read-only', 'project-newer' where the labels cannot be edited. */
  readonly open: (request: OpenRequest) => Promise<SetState>;
  readonly edit: (at: SetAddress, edits: readonly Edit[]) => Promise<SetState>;
  readonly undo: (at: SetAddress) => Promise<SetState>;
  readonly redo: (at: SetAddress) => Promise<SetState>;
  readonly close: (at: SetAddress) => Promise<void>;
  /** Holds the lock for a piece of work that may edit sets which nobody has open. */
  readonly holding: <T>(work: (edit: LabelDesk['edit']) => Promise<T>) => Promise<T>;
  /** Saves and closes everything. Never rejects. */
  readonly closeAll: () => Promise<void>;
}

export interface SetAddress {
  readonly clip: string;
  readonly set: string;
}

export interface OpenRequest extends SetAddress {
  readonly begin: Begin;
  readonly takeOver?: boolean | undefined;
}

export interface LabelDeskOptions {
  readonly project: () => Project;
  /** Someone else has the project now; everything that was open is closed. */
  readonly onLost: (fault: Fault) => void;
  readonly onSaveFailed: (fault: Fault) => void;
}

interface OpenClip {
  readonly labels: ClipLabels;
  readonly sets: Set<string>;
}

export function createLabelDesk({ project, onLost, onSaveFailed }: LabelDeskOptions): LabelDesk {
  const clips = new Map<string, OpenClip>();
  const turns = createTurns();
  const lock = createHeldLock({ project, onLost: (fault) => void turns.take(() => lose(fault)) });

  const lose = async (fault: Fault): Promise<void> => {
    await Promise.all([...clips.values()].map(({ labels }) => labels.close()));
    clips.clear();
    onLost(fault);
  };
  const openClip = async (id: string): Promise<OpenClip> => {
    const found = clips.get(id);
    if (found !== undefined) return found;
    const clip = await readClip(join(clipsFolder(project().root), id));
    const labels = await openClipLabels(clip, { requireWritable: lock.requireHeld, onSaveFailed });
    const opened = { labels, sets: new Set<string>() };
    clips.set(id, opened);
    return opened;
  };
  const tidy = async (id: string): Promise<void> => {
    const clip = clips.get(id);
    if (clip?.sets.size !== 0) return;
    clips.delete(id);
    await clip.labels.close();
  };
  const requireOpen = ({ clip, set }: SetAddress): ClipLabels => {
    const found = clips.get(clip);
    if (found?.sets.has(set) === true) return found.labels;
    throw lock.lost() ?? new Fault('bad-usage', 'These labels are not open: open them first.');
  };
  /** Opens a set that nobody has open for as long as one edit takes. */
  const editAnywhere: LabelDesk['edit'] = async ({ clip, set }, edits) => {
    const { labels } = await openClip(clip);
    try {
      await labels.open(set, { annotator: '', kind: 'hand' });
      return await labels.edit(set, edits);
    } finally {
      await tidy(clip);
    }
  };
  const letGo = async (): Promise<void> => {
    if (clips.size === 0) await lock.release();
  };
  const opening = async ({ clip, set, begin, takeOver = false }: OpenRequest) => {
    await lock.hold({ takeOver });
    try {
      const { labels, sets } = await openClip(clip);
      const state = await labels.open(set, begin);
      sets.add(set);
      return state;
    } finally {
      await tidy(clip);
      await letGo();
    }
  };
  return {
    open: (request) => turns.take(() => opening(request)),
    edit: async (at, edits) => {
      const labels = requireOpen(at);
      requireKnownClasses(project().file.tracks, edits);
      return labels.edit(at.set, edits);
    },
    undo: async (at) => requireOpen(at).undo(at.set),
    redo: async (at) => requireOpen(at).redo(at.set),
    close: ({ clip, set }) =>
      turns.take(async () => {
        clips.get(clip)?.sets.delete(set);
        await tidy(clip);
        await letGo();
      }),
    holding: (work) =>
      turns.take(async () => {
        await lock.hold({ takeOver: false });
        return work(editAnywhere).finally(letGo);
      }),
    closeAll: () =>
      turns.take(async () => {
        await Promise.all([...clips.values()].map(({ labels }) => labels.close()));
        clips.clear();
        await lock.release();
      }),
  };
}
