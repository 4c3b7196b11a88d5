/** Keys while the Record view is shown: hold a class key to paint; those that begin and end a recording and save what just happened. */
import { useEffect } from 'react';
import type { KeyedClass } from '../../record/class-keys.ts';
import type { Recorder } from '../../record/record-state.ts';
import { useActions } from '../../window/actions/actions-context.tsx';
import { isPressed } from '../../window/actions/pressed-key.ts';
import { belongsElsewhere } from '../../window/use-keys.ts';

/** Heard before the window's own keys, which mean something else in other views. */
export function useRecordKeys(recorder: Recorder, classes: readonly KeyedClass[]): void {
  const actions = useActions();
  const keyOf = (id: string) => actions.find((one) => one.id === id)?.key;
  const toggle = keyOf('record-toggle');
  const kept = keyOf('record-kept');
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      if (press(event, recorder, { classes, toggle, kept })) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    };
    const up = ({ key }: KeyboardEvent) => {
      const found = classes.find((one) => one.key === key.toLowerCase());
      if (found !== undefined) recorder.release(found);
    };
    // A key that comes up while another window has the keyboard is never heard of.
    const letGo = () => {
      for (const ref of recorder.state().held) recorder.release(ref);
    };
    window.addEventListener('keydown', down, { capture: true });
    window.addEventListener('keyup', up, { capture: true });
    window.addEventListener('blur', letGo);
    return () => {
      letGo();
      window.removeEventListener('keydown', down, { capture: true });
      window.removeEventListener('keyup', up, { capture: true });
      window.removeEventListener('blur', letGo);
    };
  }, [recorder, classes, toggle, kept]);
}

interface RecordKeys {
  readonly classes: readonly KeyedClass[];
  readonly toggle: string | undefined;
  readonly kept: string | undefined;
}

/** @returns whether the key meant something here. */
function press(
  event: KeyboardEvent,
  recorder: Recorder,
  { classes, toggle, kept }: RecordKeys,
): boolean {
  const { key, ctrlKey, metaKey, altKey, repeat } = event;
  const hasModifier = ctrlKey || metaKey || altKey;
  if (!hasModifier && isElsewhere(event)) return false;
  if (isPressed(kept, event)) {
    if (!repeat) recorder.saveKept();
    return true;
  }
  if (isPressed(toggle, event)) {
    if (!repeat) recorder.toggle();
    return true;
  }
  if (hasModifier) return false;
  const found = classes.find((one) => one.key === key.toLowerCase());
  if (found === undefined) return false;
  if (!repeat) recorder.hold(found);
  return true;
}

/** Space belongs to what it presses; a choice among several, and the way to this very view, have no use for it. */
const pressed = 'button:not([aria-current=page]), a, [role=menuitem], input[type=checkbox]';

function isElsewhere({ key, target }: KeyboardEvent): boolean {
  const isOn = (selector: string) => target instanceof Element && target.closest(selector) !== null;
  if (key === ' ') return isOn(pressed) || isTypedOrCovered(isOn);
  return isTypedOrCovered(isOn);
}

function isTypedOrCovered(isOn: (selector: string) => boolean): boolean {
  const isThere = (selector: string) => document.querySelector(selector) !== null;
  return belongsElsewhere({ key: 'a', hasModifier: false, isCommand: false, isOn, isThere });
}
