/** The strip's own colours, and the ink that can be read on a class's. */
import { createTokenReader } from '../canvas/token-reader.ts';

const tokens = {
  ground: '--strip-ground',
  grid: '--strip-grid',
  now: '--strip-now',
  reset: '--strip-reset',
  ink: '--ink',
  inkSoft: '--ink-soft',
  font: '--font-text',
} as const;

export type StripColours = Readonly<Record<keyof typeof tokens, string>>;

export const createStripColours = () => createTokenReader(tokens);

/** Black or white, whichever can be read better on a colour like #1f77b4 (WCAG 2.2, relative luminance). */
export function inkOn(colour: string): string {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return luminance > 0.179 ? '#000000' : '#ffffff';
}
