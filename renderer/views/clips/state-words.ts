/** How far a clip is labelled, in words. */
import type { ClipCard } from '../../../contract/window/clips.ts';

export const stateWords: Readonly<Record<ClipCard['state'], string>> = {
  unlabelled: 'Unlabelled',
  partly: 'Partly',
  done: 'Done',
};
