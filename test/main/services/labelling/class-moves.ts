/** A round of class edits, undone and redone, that ends where it began. */
import type { ClassEdit } from '../../../../contract/labelling/class-edit.ts';
import { sit } from './class-project.ts';

export function splitOf(...clips: readonly string[]): ClassEdit {
  const segments = clips.map((clip) => ({ clip, set: 'hand', startFrame: 0 }));
  return { kind: 'split-class', ...sit, name: 'Kneel', segments };
}

export function classMoves(...clips: readonly string[]): readonly (ClassEdit | 'undo' | 'redo')[] {
  return [
    splitOf(...clips),
    { kind: 'merge-classes', ...sit, into: 'kneel' },
    'undo',
    'redo',
    { kind: 'delete-class', track: 'posture', classId: 'kneel' },
    'undo',
    'redo',
    { kind: 'delete-track', track: 'posture' },
    'undo',
    'undo',
    'undo',
    'undo',
  ];
}
