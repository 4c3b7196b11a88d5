/** Hot-keys: every action by its key, wherever the focus is, unless the focus itself has a use for that key. */
import { useHotkeys, type HotkeyItem } from '@mantine/hooks';
import type { Action } from './actions/action.ts';

const typed = 'textarea, select, [contenteditable], input:not([type=checkbox], [type=radio])';
const pressed = 'button, a, input, [role=menuitem]';
const moved = 'input, [role=menuitem]';
const open = '[aria-modal=true], [role=menu]';

/** What of a key press the question needs. */
export interface KeyPress {
  readonly key: string;
  readonly hasModifier: boolean;
  /** Whether the focus lies on, or in, something of this kind. */
  readonly isOn: (selector: string) => boolean;
  /** Whether something of this kind is on screen. */
  readonly isThere: (selector: string) => boolean;
}

/** Whether a press belongs to what has the focus, or to the dialog above everything, and not to the window. */
export function belongsElsewhere({ key, hasModifier, isOn, isThere }: KeyPress): boolean {
  if (hasModifier) return false;
  if (isThere(open) || isOn(typed)) return true;
  if (key === ' ') return isOn(pressed);
  return key.startsWith('Arrow') && isOn(moved);
}

export function useKeys(actions: readonly Action[]): void {
  const items = actions.flatMap(({ key, run }): HotkeyItem[] =>
    key === undefined ? [] : [[key, handler(run), { preventDefault: false }]],
  );
  useHotkeys(items, []);
}

function handler(run: () => void) {
  return (event: KeyboardEvent) => {
    const { key, ctrlKey, altKey, metaKey, target } = event;
    const press = {
      key,
      hasModifier: ctrlKey || altKey || metaKey,
      isOn: (selector: string) => target instanceof Element && target.closest(selector) !== null,
      isThere: (selector: string) => document.querySelector(selector) !== null,
    };
    if (belongsElsewhere(press)) return;
    event.preventDefault();
    run();
  };
}
