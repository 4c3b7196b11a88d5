/** Any text as one line of as many characters: what would break or disturb a line is shown by a sign of its own. */

/** U+2400 … U+241F are the pictures of U+0000 … U+001F, and U+2421 is that of U+007F. */
const PICTURES = 0x2400;
const PICTURE_OF_DELETE = 0x2421;
const NEWLINE = '⏎';
const OTHER = '\uFFFD';

const DISTURBING = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

/** Newline becomes ⏎, tab ␉ and so on; other control characters, line ends and marks of direction become U+FFFD. */
export function oneLine(text: string): string {
  return text.replaceAll(DISTURBING, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (character === '\n') return NEWLINE;
    if (code < 0x20) return String.fromCodePoint(PICTURES + code);
    return code === 0x7f ? String.fromCodePoint(PICTURE_OF_DELETE) : OTHER;
  });
}
