/** Sizes of files in words. */

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Three figures at most: "3.3 MB". */
export function bytesInWords(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  const digits = unit > 0 && value < 99.5 ? 1 : 0;
  return `${value.toFixed(digits)} ${units[unit] ?? ''}`;
}
