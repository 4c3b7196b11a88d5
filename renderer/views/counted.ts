/** Numbers of things in words. */

/** "1 clip", "2 clips", "1,000 clips". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
