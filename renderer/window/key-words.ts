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
};

/** "mod+K" → "Ctrl+K" */
export function keyWords(key: string): string {
  if (key === 'shift+?') return '?';
  return key
    .split('+')
    .map((part) => words[part] ?? part)
    .join('+');
}
