/** Hot-keys: every action by its key, wherever the focus is, unless the focus itself has a use for that key. */
import { useHotkeys, type HotkeyItem } from '@mantine/hooks';
import { useLayoutEffect } from 'react';
import type { Action } from './actions/action.ts';
import { actionsIn } from './actions/keys-of-view.ts';
import type { View } from './app-state.ts';
import { pressed } from './pointer-focus.ts';

/** What text is written into. */
const written = 'textarea, [contenteditable], input:not([type=checkbox], [type=radio])';
const typed = 'textarea, select, [contenteditable], input:not([type=checkbox], [type=radio])';
const moved = 'input, [role=menuitem]';
const open = '[aria-modal=true], [role=menu]';

/** What of a key press the question needs. */
export interface KeyPress {
  readonly key: string;
  readonly hasModifier: boolean;
  /** Ctrl, or Cmd on a Mac, and no Alt. */
  readonly isCommand: boolean;
  /** Whether the focus lies on, or in, something of this kind. */
  readonly isOn: (selector: string) => boolean;
  /** Whether something of this kind is on screen. */
  readonly isThere: (selector: string) => boolean;
}

/** Whether a press belongs to what has the focus, or to the dialog above everything, and not to the window. */
export function belongsElsewhere({
  key,
  hasModifier,
  isCommand,
  isOn,
  isThere,
}: KeyPress): boolean {
  // A field takes its own steps back, and its own words to the clipboard.
  if (isCommand && /^[acvxyz]$/i.test(key)) return isOn(written);
  if (hasModifier) return false;
  if (isThere(open) || isOn(typed)) return true;
  if (key === ' ' || key === 'Enter') return isOn(pressed);
  return key.startsWith('Arrow') && isOn(moved);
}

/** Pressed while something lay above the window: the key that closes it is gone from the page when hot-keys are asked. */
const above = new WeakSet<Event>();

/** Before every dialog, which all listen later than a layout effect. */
function useNotedPresses(): void {
  useLayoutEffect(() => {
    const note = (event: KeyboardEvent) => {
      if (document.querySelector(open) !== null) above.add(event);
    };
    window.addEventListener('keydown', note, { capture: true });
    return () => {
      window.removeEventListener('keydown', note, { capture: true });
    };
  }, []);
}

export function useKeys(actions: readonly Action[], view: View): void {
  useNotedPresses();
  const items = actionsIn(view, actions).flatMap(({ key, run }): HotkeyItem[] =>
    key === undefined ? [] : [[key, handler(run), { preventDefault: false }]],
  );
  useHotkeys(items, []);
}

/** The same question, asked of an event. */
export function pressBelongsElsewhere(event: KeyboardEvent): boolean {
  const { key, ctrlKey, altKey, metaKey, target } = event;
  return belongsElsewhere({
    key,
    hasModifier: ctrlKey || altKey || metaKey,
    isCommand: (ctrlKey || metaKey) && !altKey,
    isOn: (selector) => target instanceof Element && target.closest(selector) !== null,
    isThere: (selector) =>
      (selector === open && above.has(event)) || document.querySelector(selector) !== null,
  });
}

function handler(run: () => void) {
  return (event: KeyboardEvent) => {
    if (pressBelongsElsewhere(event)) return;
    event.preventDefault();
    run();
  };
}
