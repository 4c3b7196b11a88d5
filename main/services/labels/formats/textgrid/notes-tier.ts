/** Notes stand in a tier of their own, at the very times of the labels they belong to. */
import type { FileSpan, FileTrack } from '../label-file.ts';

const ENDING = ' notes';

export function notesTier(track: string): string {
  return `${track}${ENDING}`;
}

/** Takes tiers of notes into the tracks they name; those that name none stay tracks. */
export function withNotes(tracks: readonly FileTrack[]): readonly FileTrack[] {
  const names = new Set(tracks.map(({ name }) => name));
  const isNotes = ({ name }: FileTrack): boolean =>
    name?.endsWith(ENDING) === true && names.has(name.slice(0, -ENDING.length));
  return tracks
    .filter((track) => !isNotes(track))
    .map((track) => {
      const notes = tracks.find((t) => isNotes(t) && t.name === notesTier(track.name ?? ''));
      if (notes === undefined) return track;
      const byTime = new Map(notes.spans.map((span) => [timeOf(span), span.label]));
      const spans = track.spans.map((span) => {
        const note = byTime.get(timeOf(span));
        return note === undefined ? span : { ...span, note };
      });
      return { ...track, spans };
    });
}

function timeOf({ startUs, endUs }: FileSpan): string {
  return `${startUs} ${endUs}`;
}
