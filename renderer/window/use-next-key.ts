/** Hears the next key that is pressed before everything else does. */
import { useEffect, useEffectEvent } from 'react';
import { pressedKey } from './actions/pressed-key.ts';

interface Heard {
  readonly onKey: (key: string) => void;
  /** Tab leads on to the buttons, and Escape out: neither can be a key. */
  readonly onTab: () => void;
  readonly onEscape: () => void;
}

export function useNextKey(isListening: boolean, heard: Heard): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    const key = pressedKey(event);
    if (key === null || event.repeat) return;
    if (event.key === 'Tab') {
      heard.onTab();
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (key === 'Escape') heard.onEscape();
    else heard.onKey(key);
  });
  useEffect(() => {
    if (!isListening) return undefined;
    const listener = (event: KeyboardEvent) => {
      hear(event);
    };
    window.addEventListener('keydown', listener, { capture: true });
    return () => {
      window.removeEventListener('keydown', listener, { capture: true });
    };
  }, [isListening]);
}
