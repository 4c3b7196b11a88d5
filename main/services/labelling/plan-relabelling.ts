/** What a step of class edits would do to every label set of a project, known before any of them is touched. */
import { applyEdits } from '../../../contract/labelling/history.ts';
import { Fault } from '../../../contract/fault.ts';
import type { LabelSet } from '../../../contract/segment.ts';
import type { Track } from '../../../contract/track.ts';
import { listClips } from '../clips/clip.ts';
import { listLabelSets, readLabelSet } from '../labels/label-set.ts';
import type { Project } from '../project/project.ts';
import { requireNoLostClass } from './known-classes.ts';
import type { SetAddress } from './label-desk.ts';
import type { Relabelling, SetNow } from './relabelling.ts';

export interface PlannedSet extends Relabelling {
  readonly at: SetAddress;
}

export interface WantedTracks {
  readonly now: readonly Track[];
  readonly target: readonly Track[];
}

/** @throws Fault for labels that cannot be read, and where some would be left with a class that goes or is gone. */
export async function planRelabelling(
  project: Project,
  wanted: WantedTracks,
  relabel: (set: SetNow) => Relabelling | null,
): Promise<readonly PlannedSet[]> {
  const plan: PlannedSet[] = [];
  for (const clip of (await listClips(project)).clips) {
    for (const set of await listLabelSets(clip)) {
      const labels = await readLabelSet(clip, set);
      if (labels === null) continue;
      const found = relabel({ clip: clip.id, labels });
      const after = applyEdits(labels, found?.edits ?? [], clip.media.frames).labels;
      requireNothingLeft(wanted, after);
      if (found === null) continue;
      requireNoLostClass(wanted.target, labels, after);
      plan.push({ at: { clip: clip.id, set }, ...found });
    }
  }
  return plan;
}

/** Whether a track or class of now is not among those wanted. */
export function isLosing({ now, target }: WantedTracks): boolean {
  return now.some((track) => {
    const kept = target.find(({ id }) => id === track.id);
    return kept === undefined || goneFrom(track, kept).length > 0;
  });
}

function requireNothingLeft({ now, target }: WantedTracks, { tracks }: LabelSet): void {
  for (const track of now) {
    const segments = tracks[track.id] ?? [];
    const kept = target.find(({ id }) => id === track.id);
    if (kept === undefined && segments.length > 0) throw labelledFault('track', track.name);
    const gone = kept === undefined ? [] : goneFrom(track, kept);
    const left = gone.find(({ id }) => segments.some(({ classId }) => classId === id));
    if (left !== undefined) throw labelledFault('class', left.name);
  }
}

function goneFrom(track: Track, kept: Track): Track['classes'] {
  const ids = new Set(kept.classes.map(({ id }) => id));
  return track.classes.filter(({ id }) => !ids.has(id));
}

function labelledFault(what: 'track' | 'class', name: string): Fault {
  return new Fault(
    'bad-input',
    `The ${what} "${name}" has labels by now, which would be lost: delete the ${what} instead, and undo brings both back.`,
  );
}
