/** Notes where a format gives them one line: ends of lines are written \n and \r, a backslash twice. */

const written: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\\': '\\\\' };
const meant: Readonly<Record<string, string>> = { n: '\n', r: '\r', '\\': '\\' };

export function noteToLine(note: string): string {
  return note.replace(/[\n\r\\]/g, (character) => written[character] ?? character);
}

/** A backslash before anything else is itself. */
export function noteFromLine(line: string): string {
  return line.replace(/\\([nr\\])/g, (both, letter: string) => meant[letter] ?? both);
}
