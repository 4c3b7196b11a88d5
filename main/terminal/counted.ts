/** Numbers of things, as a sentence has them. */

/** "1 clip", "2 clips"; `several` where an s would not do. */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${String(count)} ${count === 1 ? one : several}`;
}
