/** A project of the VGG Image Annotator 3: an attribute for each track, a temporal segment for each stretch. */
import { BACKGROUND } from '../../../../../contract/track.ts';
import type { ClipToWrite, FileSpan, LabelsToWrite } from '../label-file.ts';
import { NOTE, SOFT_WINDOW } from './attributes.ts';

const TEXT = 1;
const SELECT = 4;
const VIDEO = 4;
const LOCAL = 1;
const SEGMENT = 'FILE1_Z2_XY0';

export function writeVia(labels: LabelsToWrite): string {
  const { clips, writtenAt } = labels;
  const ids = clips.map((_, i) => String(i + 1));
  const document = {
    project: {
      pid: '__VIA_PROJECT_ID__',
      rev: '__VIA_PROJECT_REV_ID__',
      rev_timestamp: '__VIA_PROJECT_REV_TIMESTAMP__',
      pname: labels.project,
      creator: 'Longtake',
      created: Date.parse(writtenAt),
      data_format_version: '3.1.1',
      vid_list: ids,
    },
    config: { file: { loc_prefix: { 1: '', 2: '', 3: '', 4: '' } }, ui: {} },
    attribute: attributesOf(labels),
    file: Object.fromEntries(clips.map(({ media }, i) => fileEntry(String(i + 1), media))),
    metadata: Object.fromEntries(
      clips.flatMap((clip, i) => metadataOf(clip, String(i + 1), labels)),
    ),
    view: Object.fromEntries(ids.map((id) => [id, { fid_list: [id] }])),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function fileEntry(fid: string, fname: string) {
  return [fid, { fid, fname, type: VIDEO, loc: LOCAL, src: '' }] as const;
}

function attributesOf({ tracks }: LabelsToWrite) {
  const ofTracks = tracks.map(({ id, name, classes }) => ({
    aname: id,
    anchor_id: SEGMENT,
    type: SELECT,
    desc: name,
    options: {
      ...Object.fromEntries(classes.map((c) => [c.id, c.name])),
      [BACKGROUND]: 'Looked at, none of the others',
    },
    default_option_id: '',
  }));
  const texts = [NOTE, SOFT_WINDOW].map((aname) => ({
    aname,
    anchor_id: SEGMENT,
    type: TEXT,
    desc: '',
    options: {},
    default_option_id: '',
  }));
  return Object.fromEntries(
    [...ofTracks, ...texts].map((attribute, i) => [String(i + 1), attribute]),
  );
}

function metadataOf(clip: ClipToWrite, vid: string, { tracks }: LabelsToWrite) {
  const noteId = String(tracks.length + 1);
  const softId = String(tracks.length + 2);
  const spans = clip.tracks.flatMap(({ name, spans: inTrack }) => {
    const attribute = String(tracks.findIndex(({ id }) => id === name) + 1);
    return inTrack.map((span) => ({ span, attribute }));
  });
  return spans.map(({ span, attribute }, i) => {
    const { label, note, isPoint, softWindowFrames } = span;
    const av = {
      [attribute]: label,
      ...(note === undefined ? {} : { [noteId]: note }),
      ...(isPoint === true ? { [softId]: String(softWindowFrames ?? 0) } : {}),
    };
    const id = `${vid}_${(i + 1).toString(36).padStart(8, '0')}`;
    return [id, { vid, flg: 0, z: momentsOf(span), xy: [], av }] as const;
  });
}

/** A point is one moment, a stretch two. */
function momentsOf({ startUs, endUs, isPoint }: FileSpan): readonly number[] {
  return isPoint === true ? [startUs / 1e6] : [startUs / 1e6, endUs / 1e6];
}
