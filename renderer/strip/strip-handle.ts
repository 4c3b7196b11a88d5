/** How the strip is moved along time, by whoever does it: keys, wheel, a click on an event. */

export interface StripHandle {
  /** Negative goes into the past. */
  readonly scrollBy: (seconds: number) => void;
  /** Puts a moment into the middle. */
  readonly scrollTo: (timestampUs: number) => void;
  /** Back to now. */
  readonly follow: () => void;
}
