/** Where Space plays or records, a button that was pressed with the pointer gives the keyboard back; one reached by Tab keeps it. */
import { useEffect } from 'react';
import type { View } from './app-state.ts';

/** What Space and Enter press when it has the focus. */
export const pressed = 'button, a, summary, input, [role=menuitem]';

const typed = 'input:not([type=checkbox], [type=radio])';
const kept = '[aria-modal=true], [role=menu], [role=listbox]';
/** It leads to another view, so it never keeps the keyboard. */
const rail = 'nav[aria-label="Views"]';
const working: ReadonlySet<View> = new Set(['watch', 'record', 'label']);

/** Whether what has the focus, after the pointer was let go, lets go of it. */
export function givesFocusBack(isOn: (selector: string) => boolean, view: View): boolean {
  if (!isOn(pressed) || isOn(typed) || isOn(kept)) return false;
  return working.has(view) || isOn(rail);
}

export function usePointerFocus(view: View): void {
  useEffect(() => {
    const stop = new AbortController();
    const giveBack = (event: UIEvent) => {
      const focused = document.activeElement;
      // A click that a key made counts no press of the pointer.
      if (event.type === 'click' && event.detail === 0) return;
      if (!(focused instanceof HTMLElement)) return;
      if (givesFocusBack((selector) => focused.closest(selector) !== null, view)) focused.blur();
    };
    // Touch gives the focus only after the finger has left.
    for (const type of ['pointerup', 'click'] as const) {
      window.addEventListener(type, giveBack, { capture: true, signal: stop.signal });
    }
    return () => {
      stop.abort();
    };
  }, [view]);
}
