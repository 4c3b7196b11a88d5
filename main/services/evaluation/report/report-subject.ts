/** What a report is about, beside the figures: names and colours, as the project gives them. */
import type { Track } from '../../../../contract/track.ts';
import { BACKGROUND } from '../../../../contract/track.ts';
import { palette } from '../../../../contract/palette.ts';

export interface ReportSubject {
  /** The project's name. */
  readonly title: string;
  /** The model's id and what it is, in a few words; null under cross-validation. */
  readonly model: string | null;
  readonly madeAt: string;
  /** For names and colours; a class that is not listed is drawn in a colour of the palette. */
  readonly tracks: readonly Track[];
}

export interface ClassLook {
  readonly name: string;
  readonly colour: string;
  /** Text on `colour`, black or white, whichever stands out more. */
  readonly ink: string;
}

const BACKGROUND_COLOUR = '#9aa3af';

/** sRGB relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Black on anything lighter than L = 0.179, where both contrasts are equal. */
export function inkOn(colour: string): string {
  return luminance(colour) > 0.179 ? '#000' : '#fff';
}

/** One look per class id, in the order given. */
export function looksOf(
  subject: ReportSubject,
  trackId: string,
  classes: readonly string[],
): ClassLook[] {
  const known = subject.tracks.find(({ id }) => id === trackId)?.classes ?? [];
  return classes.map((id, i) => {
    const given = known.find((each) => each.id === id);
    const fallback = id === BACKGROUND ? BACKGROUND_COLOUR : palette[i % palette.length];
    const colour = given?.colour ?? fallback ?? BACKGROUND_COLOUR;
    return { name: given?.name ?? id, colour, ink: inkOn(colour) };
  });
}

export function trackName(subject: ReportSubject, trackId: string): string {
  return subject.tracks.find(({ id }) => id === trackId)?.name ?? trackId;
}
