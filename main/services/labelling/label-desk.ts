/** Where the labels of a project are edited: opens sets, holds the project's lock meanwhile, and notices when it is lost. */
import { Fault } from '../../../contract/fault.ts';
import type { Edit } from '../../../contract/labelling/edit.ts';
import type { Project } from '../project/project.ts';
import type { ClipLabels, ClipLabelsOptions, SetState } from './clip-labels.ts';
import type { Begin } from './edited-set.ts';
import { createHeldLock } from './held-lock.ts';
import { createLockKeeping, type LockKeeping } from './keep-lock.ts';
import { requireKnownClasses, requireNoLostClass } from './known-classes.ts';
import { createOpenClips, type OpenClips } from './open-clips.ts';
import { createTurns } from './turns.ts';

export interface LabelDesk {
  /** @throws Fault 'project-busy', 'project-read-only', 'project-newer' where the labels cannot be edited. */
  readonly open: (request: OpenRequest) => Promise<SetState>;
  readonly edit: (at: SetAddress, edits: readonly Edit[]) => Promise<SetState>;
  readonly undo: (at: SetAddress) => Promise<SetState>;
  readonly redo: (at: SetAddress) => Promise<SetState>;
  readonly close: (at: SetAddress) => Promise<void>;
  /** Whether somebody has labels of this clip open. */
  readonly isOpen: (clip: string) => boolean;
  /** Holds the lock for a piece of work that may edit sets which nobody has open. */
  readonly holding: <T>(work: (edit: LabelDesk['edit']) => Promise<T>) => Promise<T>;
  /** Holds the lock for work that takes long, and lets labels be edited meanwhile; the signal tells that it was lost. */
  readonly keeping: LockKeeping['keeping'];
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
  /** The project's folder is gone, or, with null, back; what is open stays open. */
  readonly onGone: (fault: Fault | null) => void;
  readonly onSaveFailed: (fault: Fault) => void;
}

export function createLabelDesk(options: LabelDeskOptions): LabelDesk {
  const { project, onLost, onGone, onSaveFailed } = options;
  const turns = createTurns();
  const lose = async (fault: Fault): Promise<void> => {
    kept.lose(fault);
    await clips.closeAll();
    onLost(fault);
  };
  const lock = createHeldLock({
    ...{ project, onGone },
    onLost: (fault) => void turns.take(() => lose(fault)),
  });
  const clips = createOpenClips(project, {
    requireWritable: lock.requireHeld,
    requireKnown: noLostClass(project),
    onSaveFailed,
  });

  const requireOpen = (at: SetAddress) => requireLabels(clips, at, lock.lost());
  const letGo = (): Promise<void> =>
    clips.isEmpty() && kept.isEmpty() ? lock.release() : Promise.resolve();
  const kept = createLockKeeping(lock, { turns, letGo });
  return {
    open: ({ takeOver = false, ...request }) =>
      turns.take(async () => {
        await lock.hold({ takeOver });
        return openSet(clips, request).finally(letGo);
      }),
    edit: async (at, edits) => editKnown(project(), requireOpen(at), { set: at.set, edits }),
    undo: async (at) => requireOpen(at).undo(at.set),
    redo: async (at) => requireOpen(at).redo(at.set),
    close: ({ clip, set }) =>
      turns.take(async () => {
        clips.find(clip)?.sets.delete(set);
        await clips.tidy(clip);
        await letGo();
      }),
    isOpen: (clip) => clips.find(clip) !== null,
    holding: (work) =>
      turns.take(async () => {
        await lock.hold({ takeOver: false });
        return work(editingAnywhere(clips)).finally(letGo);
      }),
    keeping: kept.keeping,
    closeAll: () =>
      turns.take(async () => {
        await clips.closeAll();
        await lock.release();
      }),
  };
}

/** @param lost why they may be open no more. @throws Fault */
function requireLabels(clips: OpenClips, { clip, set }: SetAddress, lost: Fault | null) {
  const found = clips.find(clip);
  if (found?.sets.has(set) === true) return found.labels;
  throw lost ?? new Fault('bad-usage', 'These labels are not open: open them first.');
}

interface EditsOfSet {
  readonly set: string;
  readonly edits: Parameters<ClipLabels['edit']>[1];
}

function editKnown(project: Project, labels: ClipLabels, { set, edits }: EditsOfSet) {
  requireKnownClasses(project.file.tracks, edits);
  return labels.edit(set, edits);
}

function noLostClass(project: () => Project): ClipLabelsOptions['requireKnown'] {
  return (before, after) => {
    requireNoLostClass(project().file.tracks, before, after);
  };
}

async function openSet(clips: OpenClips, { clip, set, begin }: OpenRequest): Promise<SetState> {
  const { labels, sets } = await clips.open(clip);
  try {
    const state = await labels.open(set, begin);
    sets.add(set);
    return state;
  } finally {
    await clips.tidy(clip);
  }
}

/** Opens a set that nobody has open for as long as one edit takes. */
function editingAnywhere(clips: OpenClips): LabelDesk['edit'] {
  return async ({ clip, set }, edits) => {
    const { labels } = await clips.open(clip);
    try {
      await labels.open(set, { annotator: '', kind: 'hand' });
      return await labels.edit(set, edits);
    } finally {
      await clips.tidy(clip);
    }
  };
}
