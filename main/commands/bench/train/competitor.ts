/** Somebody who can train a network of the task's sizes, window by window. */

export interface Competitor {
  readonly versions: Readonly<Record<string, string>>;
  /** Trains on so many windows more. @returns the steps of lanes that were in them */
  pass(windows: number): Promise<number>;
}
