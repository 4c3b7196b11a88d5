/** The timeline's own colours. */
import { createTokenReader } from '../canvas/token-reader.ts';

const tokens = {
  ground: '--strip-ground',
  /** Frames nobody has looked at, and the hatching over them. */
  unlabelled: '--lane-unlabelled',
  hatch: '--lane-hatch',
  /** Looked at, none of the classes. */
  background: '--lane-background',
  grid: '--strip-grid',
  playhead: '--accent-strong',
  selected: '--ink',
  difference: '--bad',
  ink: '--ink',
  inkSoft: '--ink-soft',
  font: '--font-text',
} as const;

export type TimelineColours = Readonly<Record<keyof typeof tokens, string>>;

export const createTimelineColours = () => createTokenReader(tokens);
