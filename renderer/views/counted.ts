/** A number with its noun: "1 clip", "1,200 clips". */

export function counted(n: number, one: string): string {
  return `${n.toLocaleString('en')} ${one}${n === 1 ? '' : 's'}`;
}
