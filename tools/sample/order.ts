/** What the command asks of the page that renders, and what it gets. */

export interface ClipOrder {
  readonly seed: number;
  readonly durationS: number;
}

export interface SamplePage {
  /** The whole clip as a WebM file, in base64. */
  renderClip(order: ClipOrder): Promise<string>;
  /** One frame as a PNG file, in base64. */
  renderStill(order: ClipOrder, frame: number): Promise<string>;
}
