/** Reads BORIS projects: observations of videos, their state and point events. */
import * as v from 'valibot';
import { microseconds } from '../clock.ts';
import { parseJsonText, type JsonText } from '../json-text.ts';
import {
  brokenAt,
  labelFile,
  tracksOf,
  type FileClass,
  type FileClip,
  type FileTrack,
  type LabelFile,
  type LabelSource,
} from '../label-file.ts';
import { labelOfCode } from './codes.ts';
import { borisTrack, pairStates, unpairedNotes, type StateEvent } from './pair-states.ts';

const Text = v.optional(v.nullable(v.string()), '');

const BehaviourSchema = v.object({
  type: v.string(),
  code: v.string(),
  key: Text,
  description: Text,
  category: Text,
  color: Text,
});
type Behaviour = v.InferOutput<typeof BehaviourSchema>;

const ObservationSchema = v.object({
  type: Text,
  file: v.union([v.record(v.string(), v.array(v.string())), v.array(v.unknown())]),
  events: v.array(v.pipe(v.array(v.unknown()), v.minLength(3))),
});

const ProjectSchema = v.object({
  behaviors_conf: v.record(v.string(), BehaviourSchema),
  observations: v.record(v.string(), ObservationSchema),
});

export function isBoris(value: unknown): boolean {
  return v.is(v.object({ behaviors_conf: v.unknown(), observations: v.unknown() }), value);
}

export function readBoris(source: LabelSource): LabelFile {
  const json = parseJsonText(ProjectSchema, source, 'a BORIS project');
  const behaviours = Object.values(json.value.behaviors_conf);
  const notes: string[] = [];
  const clips = Object.entries(json.value.observations).flatMap(([id, observation]): FileClip[] => {
    const videos = Array.isArray(observation.file) ? [] : (observation.file['1'] ?? []);
    const [media, ...more] = videos;
    if (media === undefined || more.length > 0) {
      const why = media === undefined ? 'is of no video' : 'joins several videos';
      notes.push(`The observation "${id}" ${why}, so it was left out.`);
      return [];
    }
    const events = eventsOf(source, json, { id, behaviours });
    const { spans, unpaired } = pairStates(events);
    notes.push(...unpairedNotes(unpaired, source.name));
    const tracks = withClasses(tracksOf(spans), behaviours);
    return [{ media, line: json.lineOf('observations', id), clock: 'media', tracks }];
  });
  return labelFile(clips, { notes });
}

interface EventContext {
  readonly id: string;
  readonly behaviours: readonly Behaviour[];
}

/** An event is its time, subject, behaviour, modifiers and comment. */
function eventsOf(
  source: LabelSource,
  { value, lineOf }: JsonText<v.InferOutput<typeof ProjectSchema>>,
  { id, behaviours }: EventContext,
): readonly StateEvent[] {
  return (value.observations[id]?.events ?? []).map((event, i): StateEvent => {
    const [time, subject, code, modifiers, comment] = event;
    const line = lineOf('observations', id, 'events', i);
    const timeUs = microseconds(
      Number(typeof time === 'string' && time.trim() === '' ? NaN : time),
    );
    const isWhole = typeof subject === 'string' && typeof code === 'string';
    if (timeUs === null || !isWhole) {
      throw brokenAt(source, line, 'an event must be a time in seconds, a subject and a behaviour');
    }
    const behaviour = behaviours.find((b) => b.code === code);
    if (behaviour === undefined) {
      throw brokenAt(
        source,
        line,
        `the behaviour "${code}" is not in the ethogram: add it in BORIS`,
      );
    }
    return {
      ...placeOf(behaviour, subject),
      key: `${subject}\u0000${code}`,
      timeUs,
      note: noteOf(modifiers, comment),
      line,
    };
  });
}

function placeOf(
  behaviour: Behaviour,
  subject: string,
): Pick<StateEvent, 'track' | 'label' | 'what'> {
  const isPoint = /^point/i.test(behaviour.type);
  const category = behaviour.category ?? '';
  return {
    track: borisTrack(subject, category) ?? (isPoint ? 'events' : null),
    label: labelOfCode(behaviour.code, category),
    what: isPoint ? 'point' : null,
  };
}

/** Modifiers say more about what happened, as a note does. */
function noteOf(...parts: readonly unknown[]): string | null {
  const said = parts.filter((part) => typeof part === 'string' && part !== '' && part !== 'None');
  return said.length === 0 ? null : said.join('\n');
}

/** Every behaviour of a track's category becomes one of its classes, used or not. */
function withClasses(
  tracks: readonly FileTrack[],
  behaviours: readonly Behaviour[],
): readonly FileTrack[] {
  return tracks.map((track) => {
    const classes = behaviours
      .filter((b) => isOfTrack(b.category ?? '', track.name ?? ''))
      .map((b): FileClass => ({
        label: labelOfCode(b.code, b.category ?? ''),
        ...(b.description ? { name: b.description } : {}),
        ...(b.color ? { colour: b.color } : {}),
        ...(b.key ? { key: b.key } : {}),
      }));
    return { ...track, mayOverlap: true, classes };
  });
}

/** A subject's track carries the subject before the category. */
function isOfTrack(category: string, track: string): boolean {
  return track === category || (category !== '' && track.endsWith(` ${category}`));
}
