/** Which colour of the palette a new class is given. */
import { palette } from '../../../contract/palette.ts';

/** The first that is used least; colours repeat only after all were given. */
export function nextColour(used: readonly string[]): string {
  const uses = (colour: string): number => used.filter((u) => u === colour).length;
  const fewest = Math.min(...palette.map(uses));
  return palette.find((colour) => uses(colour) === fewest) ?? palette[0];
}
