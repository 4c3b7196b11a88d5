/** How a text begins, cut to what a person reads of it. */
const MOST_LINES = 8;
const MOST_CHARACTERS = 160;

export interface FirstLines {
  readonly lines: readonly string[];
  readonly isWhole: boolean;
}

export function firstLines(text: string): FirstLines {
  const all = text.replace(/\r?\n$/, '').split(/\r?\n/, MOST_LINES + 1);
  const lines = all.slice(0, MOST_LINES).map(cut);
  return { lines, isWhole: all.length <= MOST_LINES && lines.every((line, i) => line === all[i]) };
}

function cut(line: string): string {
  return line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS)}…` : line;
}
