/** While the dialog of classes is open, the keys of undo and redo mean class edits, and in a text field those of the text. */
import { useEffect, useEffectEvent } from 'react';
import { isPressed } from '../../window/actions/pressed-key.ts';
import type { ClassBook } from './use-class-book.ts';

export const UNDO = 'mod+Z';
export const REDO = 'mod+shift+Z';

/** Heard before the keys of labelling. */
export function useUndoKeys({ list, isBusy, undo, redo }: ClassBook): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    const isUndo = isPressed(UNDO, event);
    if (!isUndo && !isPressed(REDO, event)) return;
    event.stopImmediatePropagation();
    const { target } = event;
    if (target instanceof Element && target.closest('input[type=text], textarea') !== null) return;
    event.preventDefault();
    if (list === null || isBusy) return;
    if (isUndo && list.undo !== null) undo();
    if (!isUndo && list.redo !== null) redo();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      hear(event);
    };
    window.addEventListener('keydown', listener, { capture: true });
    return () => {
      window.removeEventListener('keydown', listener, { capture: true });
    };
  }, []);
}
