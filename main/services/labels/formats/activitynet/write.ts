/** ActivityNet's JSON: a database of videos with their segments, or the results of a model. */
import { BACKGROUND } from '../../../../../contract/track.ts';
import type { ClipToWrite, FileSpan, LabelsToWrite } from '../label-file.ts';

const VERSION = 'VERSION 1.3';

/** Beside ActivityNet's own words, a segment carries its track and what else a label has, for those who read on. */
export function writeActivityNet(labels: LabelsToWrite): string {
  const document = labels.kind === 'predictions' ? resultsOf(labels) : databaseOf(labels);
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** A project keeps no scores, so every one is 1. */
function resultsOf({ clips }: LabelsToWrite) {
  const results = clips.map((clip) => [
    clip.media,
    annotationsOf(clip).map((annotation) => ({ ...annotation, score: 1 })),
  ]);
  return { version: VERSION, results: Object.fromEntries(results) as unknown, external_data: {} };
}

function databaseOf(labels: LabelsToWrite) {
  const database = labels.clips.map((clip) => [
    clip.media,
    {
      duration: clip.endUs / 1e6,
      subset: 'training',
      resolution: `${clip.width}x${clip.height}`,
      url: '',
      annotations: annotationsOf(clip),
    },
  ]);
  return {
    version: VERSION,
    taxonomy: taxonomyOf(labels),
    database: Object.fromEntries(database) as unknown,
  };
}

function taxonomyOf({ tracks }: LabelsToWrite) {
  const root = { nodeId: 0, nodeName: 'Root', parentId: null, parentName: null };
  const nodes: object[] = [root];
  for (const { id: track, classes } of tracks) {
    const parentId = nodes.length;
    nodes.push({ nodeId: parentId, nodeName: track, parentId: 0, parentName: 'Root' });
    for (const nodeName of [...classes.map(({ id }) => id), BACKGROUND]) {
      nodes.push({ nodeId: nodes.length, nodeName, parentId, parentName: track });
    }
  }
  return nodes;
}

function annotationsOf({ tracks }: ClipToWrite) {
  return tracks.flatMap(({ name, spans }) => spans.map((span) => annotationOf(name, span)));
}

function annotationOf(
  track: string,
  { label, startUs, endUs, note, isPoint, softWindowFrames }: FileSpan,
) {
  return {
    segment: [startUs / 1e6, endUs / 1e6],
    label,
    track,
    ...(note === undefined ? {} : { note }),
    ...(isPoint === true ? { soft_window_frames: softWindowFrames ?? 0 } : {}),
  };
}
