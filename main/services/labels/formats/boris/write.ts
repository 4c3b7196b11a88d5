/** A BORIS project: an observation for each clip, a behaviour for each class, a category for each track. */
import { BACKGROUND, type ActivityClass, type Track } from '../../../../../contract/track.ts';
import type { ClipToWrite, LabelsToWrite } from '../label-file.ts';
import { codeOf } from './codes.ts';

export function writeBoris(labels: LabelsToWrite): string {
  const { tracks, clips, writtenAt } = labels;
  const date = writtenAt.slice(0, 19);
  const behaviours = tracks.flatMap((track) => behavioursOf(track, labels));
  const document = {
    time_format: 'hh:mm:ss',
    project_date: date,
    project_name: labels.project,
    project_description: '',
    project_format_version: '7.0',
    subjects_conf: {},
    behaviors_conf: Object.fromEntries(behaviours.map((b, i) => [String(i), b])),
    observations: Object.fromEntries(
      clips.map((clip) => [clip.media, observation(clip, labels, date)]),
    ),
    behavioral_categories: tracks.map(({ id }) => id),
    independent_variables: {},
    coding_map: {},
    behaviors_coding_map: [],
    converters: {},
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function behavioursOf(track: Track, { clips, tracks }: LabelsToWrite) {
  const spans = clips.flatMap(
    (clip) => clip.tracks.find(({ name }) => name === track.id)?.spans ?? [],
  );
  const background: Omit<ActivityClass, 'colour'> & { colour?: string } = {
    id: BACKGROUND,
    name: 'Looked at, none of the others',
  };
  return [...track.classes, background].map(({ id, name, colour, key }) => {
    const used = spans.filter(({ label }) => label === id);
    const isPoint = used.length > 0 && used.every((span) => span.isPoint === true);
    return {
      type: isPoint ? 'Point event' : 'State event',
      key: key ?? '',
      code: codeOf(tracks, track.id, id),
      description: name,
      color: colour ?? '',
      category: track.id,
      modifiers: '',
      excluded: '',
      'coding map': '',
    };
  });
}

function observation(clip: ClipToWrite, labels: LabelsToWrite, date: string) {
  const { media, timestampsUs, endUs } = clip;
  const origin = timestampsUs[0] ?? 0;
  const lengthS = endUs / 1e6;
  const fps = Math.round((timestampsUs.length * 1e9) / Math.max(1, endUs - origin)) / 1000;
  return {
    file: { 1: [media], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [], 8: [] },
    type: 'MEDIA',
    date,
    description: '',
    'time offset': 0,
    events: eventsOf(clip, labels),
    'observation time interval': [0, 0],
    independent_variables: {},
    visualize_spectrogram: false,
    visualize_waveform: false,
    close_behaviors_between_videos: false,
    media_info: {
      length: { [media]: lengthS },
      fps: { [media]: fps },
      hasVideo: { [media]: true },
      hasAudio: { [media]: false },
    },
  };
}

type Event = readonly [number, string, string, string, string];

/** Starts and stops in order of time; the note stands with the start. */
function eventsOf({ tracks }: ClipToWrite, labels: LabelsToWrite): readonly Event[] {
  const pointsOnly = new Set(
    labels.tracks.flatMap((track) =>
      behavioursOf(track, labels).flatMap(({ type, code }) =>
        type === 'Point event' ? [code] : [],
      ),
    ),
  );
  const events = tracks.flatMap(({ name, spans }) =>
    spans.flatMap(({ label, startUs, endUs, isPoint, note }): readonly Event[] => {
      const code = codeOf(labels.tracks, name, label);
      const start: Event = [startUs / 1e6, '', code, '', note ?? ''];
      if (pointsOnly.has(code)) return [start];
      return [start, [(isPoint === true ? startUs : endUs) / 1e6, '', code, '', '']];
    }),
  );
  return events.toSorted(([a], [b]) => a - b);
}
