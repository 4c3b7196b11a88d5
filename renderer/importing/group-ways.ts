/** Usual ways to tell a clip's group from its path, as the patterns that do it. */

export interface GroupWay {
  readonly label: string;
  /** What it matches in a path like "squat/anna-1.mp4" is the group. */
  readonly pattern: string;
}

export const groupWays: readonly GroupWay[] = [
  { label: 'The name up to its first “-” or “_”', pattern: '[^/_-]+(?=[_-][^/]*$)' },
  { label: 'The folder it lies in', pattern: '[^/]+(?=/[^/]+$)' },
  { label: 'The first folder of its path', pattern: '^[^/]+(?=/)' },
];
