/** While the dialog of classes is open, the key of undo takes back class edits, and in a text field those of the text. */
import { useEffect, useEffectEvent } from 'react';
import { isPressed } from '../../window/actions/pressed-key.ts';
import type { ClassBook } from './use-class-book.ts';

export const UNDO = 'mod+Z';
/** Means the labels behind the dialog, which nobody sees now. */
const REDO = 'mod+shift+Z';

/** Heard before the keys of labelling. */
export function useUndoKey({ list, isBusy, undo }: ClassBook): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (!isPressed(UNDO, event) && !isPressed(REDO, event)) return;
    event.stopImmediatePropagation();
    const { target } = event;
    if (target instanceof Element && target.closest('input[type=text], textarea') !== null) return;
    event.preventDefault();
    const isThere = list !== null && list.undo !== null;
    if (isPressed(UNDO, event) && isThere && !isBusy) undo();
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
