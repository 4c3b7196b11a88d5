/** Keys as people read them on their own keyboard. */

const isMac = navigator.userAgent.includes('Mac');

const words: Readonly<Record<string, string>> = {
  mod: isMac ? '⌘' : 'Ctrl',
  alt: isMac ? '⌥' : 'Alt',
  shift: isMac ? '⇧' : 'Shift',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  '[plus]': '+',
};

const names: Readonly<Record<string, string>> = {
  mod: isMac ? 'Meta' : 'Control',
  alt: 'Alt',
  shift: 'Shift',
  '[plus]': 'plus',
};

/** "mod+K" → "Ctrl+K" */
export function keyWords(key: string): string {
  // The key that is pressed with Shift is named by what it writes.
  const plain = /^shift\+(?:[^\p{L}\p{N}]|\[plus\])$/u.test(key) ? key.slice('shift+'.length) : key;
  return inWords(plain, words);
}

/** The same for `aria-keyshortcuts`: "mod+K" → "Control+K" */
export function keyShortcuts(key: string): string {
  return inWords(key, names);
}

/** A title with its key, where it has one: "Play or stop (Space)" */
export function withKeyWords(title: string, key: string | undefined): string {
  return key === undefined ? title : `${title} (${keyWords(key)})`;
}

function inWords(key: string, said: Readonly<Record<string, string>>): string {
  return key
    .split('+')
    .map((part) => said[part] ?? part)
    .join('+');
}
