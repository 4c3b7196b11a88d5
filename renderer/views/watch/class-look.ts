/** How a class looks and what it is called, by track and id: one source for overlay, strip and events. */
import { BACKGROUND } from '../../../contract/track.ts';
import type { ModelCard } from '../../../contract/window/cards.ts';
import type { StripTrack } from '../../strip/strip-layout.ts';
import type { HistoryTrack } from '../../watching/history.ts';

/** Looked at, none of the others. */
const NEUTRAL = '#8a93a3';

export interface ClassLook {
  readonly name: string;
  readonly colour: string;
}

export type LookOf = (track: string, cls: string) => ClassLook;

export function looksOf(model: ModelCard | null): LookOf {
  const known = new Map(
    (model?.tracks ?? []).flatMap((track) =>
      track.classes.map(({ id, name, colour }) => [`${track.id}/${id}`, { name, colour }] as const),
    ),
  );
  return (track, cls) =>
    known.get(`${track}/${cls}`) ?? {
      name: cls === BACKGROUND ? 'Background' : cls,
      colour: NEUTRAL,
    };
}

export function trackName(model: ModelCard | null, id: string): string {
  return model?.tracks.find((track) => track.id === id)?.name ?? id;
}

export function stripTracks(
  tracks: readonly HistoryTrack[],
  model: ModelCard | null,
): readonly StripTrack[] {
  const look = looksOf(model);
  return tracks.map(({ id, classes }) => ({
    id,
    name: trackName(model, id),
    classes: classes.map((cls) => ({ id: cls, ...look(id, cls) })),
  }));
}
