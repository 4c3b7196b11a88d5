/** Commands on labels: opened, edited, undone, redone, closed; an edit is answered when it is on the disk. */
import { join } from 'node:path';
import { userInfo } from 'node:os';
import { toFault } from '../../../contract/fault.ts';
import type { FaultValue } from '../../../contract/job.ts';
import type { LabelSet } from '../../../contract/segment.ts';
import type { ArgsOf, AnswerOf, CommandHandlers } from '../../../contract/window/commands.ts';
import { mediaPath, readClip, type Clip } from '../clips/clip.ts';
import type { SetState } from '../labelling/clip-labels.ts';
import type { SetAddress } from '../labelling/label-desk.ts';
import { readLabelSet } from '../labels/label-set.ts';
import { requireThere } from '../project/project-gone.ts';
import { clipsFolder } from '../project/project.ts';
import { cardOf } from './clip-commands.ts';
import { createLentClips } from './lent-clips.ts';
import { requireProject } from './require-project.ts';
import type { WindowServicesOptions, WindowState } from './window-options.ts';

type Names = 'labels.open' | 'labels.edit' | 'labels.undo' | 'labels.redo' | 'labels.close';

/** Faults that leave labels to be looked at. */
const lockReasons: ReadonlySet<string> = new Set([
  'project-busy',
  'project-read-only',
  'project-newer',
]);

export function labelCommands(
  ready: Promise<WindowState>,
  { files, push }: Pick<WindowServicesOptions, 'files' | 'push'>,
): Pick<CommandHandlers, Names> {
  const lent = createLentClips(files);
  /** What the page knows of each set, to tell it only what changed. */
  const known = new Map<string, LabelSet>();

  const edited = async (
    at: SetAddress,
    work: (desk: ReturnType<WindowState['project']['labels']>['desk']) => Promise<SetState>,
  ): Promise<AnswerOf<'labels.edit'>> => {
    const { desk } = (await ready).project.labels();
    const { labels, seq, undo, redo } = await work(desk);
    const changed = changedTracks(known.get(keyOf(at)), labels);
    known.set(keyOf(at), labels);
    push({ kind: 'clips-changed' });
    return { seq, undo, redo, changed };
  };
  return {
    async 'labels.open'(args) {
      const state = await ready;
      const project = requireProject(state);
      await requireThere(project.root);
      const clip = await readClip(join(clipsFolder(project.root), args.clip));
      const { labels, seq, undo, redo, readOnly } = await openOrLook(state, clip, args);
      known.set(keyOf(args), labels);
      const { id, annotator, kind, tracks } = labels;
      return {
        ...{ seq, undo, redo, tracks, readOnly },
        set: { id, annotator, kind },
        clip: await cardOf(project, clip, (path) => lent.lend(keyOf(args), path)),
        mediaAddress: lent.lend(keyOf(args), mediaPath(clip)),
        timestampsAddress: lent.lend(keyOf(args), join(clip.folder, 'timestamps.i64')),
      };
    },
    'labels.edit': ({ edits, ...at }) => edited(at, (desk) => desk.edit(at, edits)),
    'labels.undo': (at) => edited(at, (desk) => desk.undo(at)),
    'labels.redo': (at) => edited(at, (desk) => desk.redo(at)),
    async 'labels.close'(at) {
      known.delete(keyOf(at));
      lent.takeBack(keyOf(at));
      await (await ready).project.labels().desk.close(at);
      return {};
    },
  };
}

/** Labels that somebody else edits now can still be looked at. @throws Fault */
async function openOrLook(
  state: WindowState,
  clip: Clip,
  { set, annotator = userName(), takeOver }: ArgsOf<'labels.open'>,
): Promise<SetState & { readonly readOnly: FaultValue | null }> {
  const begin = { annotator, kind: 'hand' } as const;
  const { desk } = state.project.labels();
  try {
    return { ...(await desk.open({ clip: clip.id, set, begin, takeOver })), readOnly: null };
  } catch (error) {
    const { reason, message } = toFault(error);
    if (!lockReasons.has(reason)) throw error;
    const empty: LabelSet = { schemaVersion: 1, id: set, ...begin, tracks: {} };
    const labels = (await readLabelSet(clip, set)) ?? empty;
    return { labels, seq: 0, undo: null, redo: null, readOnly: { reason, message } };
  }
}

function keyOf({ clip, set }: SetAddress): string {
  return `${clip}/${set}`;
}

/** Tracks are values: one that is the same object has not changed. */
function changedTracks(before: LabelSet | undefined, after: LabelSet): LabelSet['tracks'] {
  const tracks = new Set([...Object.keys(before?.tracks ?? {}), ...Object.keys(after.tracks)]);
  const changed = [...tracks].filter((id) => before?.tracks[id] !== after.tracks[id]);
  return Object.fromEntries(changed.map((id) => [id, after.tracks[id] ?? []]));
}

/** Who labels, unless said otherwise: the name of the account. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'me';
  }
}
