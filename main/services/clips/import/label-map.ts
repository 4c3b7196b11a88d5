/** Says which class of which track a source's label stands for, and remembers which tracks that makes. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import * as v from 'valibot';
import { Fault } from '../../../../contract/fault.ts';
import { parseJsonWith } from '../../../../contract/parse.ts';
import { IdSchema, type Track } from '../../../../contract/track.ts';
import type { FileClass } from '../../labels/formats/label-file.ts';
import { distinctSlugOf } from '../../project/slug.ts';
import type { NamedClass, NamedTrack } from '../../project/tracks.ts';

const DEFAULT_TRACK = 'activity';

/** The one rule we know for two segments of one track that claim the same frames. */
const OVERLAP_RULE = 'the segment that starts later wins from its start on';

const TracksFileSchema = v.object({
  tracks: v.pipe(
    v.array(
      v.object({
        id: IdSchema,
        name: v.optional(v.string()),
        /** Class id → the source's labels that mean it. */
        classes: v.record(IdSchema, v.array(v.string())),
      }),
    ),
    v.minLength(1),
  ),
  overlapWithinTrack: v.optional(v.literal(OVERLAP_RULE)),
});

export interface MappedLabel {
  readonly trackId: string;
  readonly classId: string;
}

export interface LabelMap {
  /** Empty when the label means nothing here. `track` is the source's own word for the track, if it has one. */
  readonly find: (label: string, track: string | null, about?: FileClass) => readonly MappedLabel[];
  /** Id of the track that a label would go to; nothing is remembered. */
  readonly trackOf: (label: string, track: string | null) => string;
  /** Whether the project has such a class in such a track. */
  readonly isKnown: (label: string, track: string) => boolean;
  /** The tracks and classes found so far, or all that the tracks file names. */
  readonly tracks: () => readonly NamedTrack[];
  /** The tracks file's name, for problems; null without one. */
  readonly fileName: string | null;
  /** Whether that file states the rule for overlaps. */
  readonly hasOverlapRule: boolean;
}

/**
 * Every label is a class of its own, in the track the source names or else in `activity`. What the project knows
 * already, by id or by name, is meant by its word; where it has one track, that is the one meant.
 */
export function createOpenLabelMap(known: readonly Track[] = []): LabelMap {
  const found = new Map<string, { name: string; classes: Map<string, NamedClass> }>();
  return {
    fileName: null,
    hasOverlapRule: false,
    trackOf: (label, track) => trackMeant(known, track, label).id,
    isKnown: (label, track) => {
      const id = idMeant(known, track);
      const classes = known.find((t) => t.id === id)?.classes ?? [];
      return idMeant(classes, label) !== null;
    },
    find: (label, trackName, about) => {
      const { id: trackId, name } = trackMeant(known, trackName, label);
      const knownClasses = known.find(({ id }) => id === trackId)?.classes ?? [];
      const classId = idMeant(knownClasses, label) ?? distinctSlugOf(label, 'class');
      const track = found.get(trackId) ?? { name, classes: new Map<string, NamedClass>() };
      const before = track.classes.get(classId);
      if (before === undefined || about !== undefined) {
        const named = { id: classId, name: about?.name ?? before?.name ?? label };
        const { colour, key } = about ?? {};
        const wishes = {
          ...(colour === undefined ? {} : { colour }),
          ...(key === undefined ? {} : { key }),
        };
        track.classes.set(classId, { ...named, ...wishes });
      }
      found.set(trackId, track);
      return [{ trackId, classId }];
    },
    tracks: () =>
      [...found].map(([id, { name, classes }]) => ({ id, name, classes: [...classes.values()] })),
  };
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** By id, then by name, then by the id the word would be given. */
function idMeant(known: readonly Named[], word: string): string | null {
  const slug = distinctSlugOf(word, '-');
  const found =
    known.find(({ id }) => id === word) ??
    known.find(({ name }) => name === word) ??
    known.find(({ id }) => id === slug);
  return found?.id ?? null;
}

function trackMeant(known: readonly Track[], word: string | null, label: string): Named {
  if (word !== null) {
    return { id: idMeant(known, word) ?? distinctSlugOf(word, 'track'), name: word };
  }
  const [only, ...others] = known.filter(
    ({ classes }) => known.length === 1 || idMeant(classes, label) !== null,
  );
  return only === undefined || others.length > 0
    ? { id: DEFAULT_TRACK, name: 'Activity' }
    : { id: only.id, name: only.name };
}

/** Reads `--tracks FILE`. @throws Fault 'not-found' or 'bad-input'. */
export async function readLabelMap(path: string): Promise<LabelMap> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Fault(
      'not-found',
      `The tracks file "${path}" cannot be read: check the path.`,
      cause,
    );
  });
  const { tracks, overlapWithinTrack } = parseJsonWith(TracksFileSchema, text, {
    what: `The tracks file "${path}"`,
    advice: 'It lists tracks, each with an id and classes that name the labels meant.',
  });
  return {
    fileName: path,
    hasOverlapRule: overlapWithinTrack !== undefined,
    trackOf: (_, track) => track ?? DEFAULT_TRACK,
    isKnown: () => false,
    find: (label, trackName) =>
      tracks
        .filter(
          ({ id }) =>
            trackName === null || id === trackName || id === distinctSlugOf(trackName, 'track'),
        )
        .flatMap(({ id, classes }) =>
          Object.entries(classes)
            .filter(([classId, labels]) => labels.includes(label) || classId === label)
            .map(([classId]) => ({ trackId: id, classId })),
        ),
    tracks: () =>
      tracks.map(({ id, name, classes }) => ({
        id,
        name: name ?? capitalised(id),
        classes: Object.keys(classes).map((classId) => ({
          id: classId,
          name: capitalised(classId),
        })),
      })),
  };
}

function capitalised(id: string): string {
  const words = id.replace(/[_-]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function unknownLabel(label: string, { fileName }: Pick<LabelMap, 'fileName'>): string {
  const where = fileName === null ? 'no track' : `no class of "${basename(fileName)}"`;
  return `the label "${label}" belongs to ${where}, so it was left out`;
}
