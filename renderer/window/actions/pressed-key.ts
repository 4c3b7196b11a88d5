/** What was pressed, as hot-keys are written. */

/** Keys that mean something only with others, and keys whose meaning the page is not told. */
const meaningless = new Set(
  'Shift Control Alt Meta AltGraph CapsLock NumLock ScrollLock Fn Dead Process Unidentified'.split(
    ' ',
  ),
);

export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** @returns null for what is no key by itself. */
export function pressedKey({ key, ctrlKey, metaKey, altKey, shiftKey }: Press): string | null {
  if (meaningless.has(key) || key === '') return null;
  const parts = [
    ...(ctrlKey || metaKey ? ['mod'] : []),
    ...(altKey ? ['alt'] : []),
    ...(shiftKey ? ['shift'] : []),
  ];
  return [...parts, nameOf(key)].join('+');
}

/** Whether this is the press of a hot-key; of none where there is no key. */
export function isPressed(key: string | undefined, press: Press): boolean {
  return key !== undefined && pressedKey(press)?.toLowerCase() === key.toLowerCase();
}

function nameOf(key: string): string {
  if (key === ' ') return 'Space';
  if (key === '+') return '[plus]';
  return key.length === 1 ? key.toUpperCase() : key;
}
