/** What every label format is read into and written from: clips, their tracks, and who is where for how long. */
import { Fault } from '../../../../contract/fault.ts';
import type { Track } from '../../../../contract/track.ts';
import { oneLine } from '../../../terminal/one-line.ts';

/** A class as a file declares it. */
export interface FileClass {
  /** The word its stretches carry. */
  readonly label: string;
  readonly name?: string;
  readonly colour?: string;
  readonly key?: string;
}

export interface FileSpan {
  readonly label: string;
  readonly startUs: number;
  /** Time of the frame after the last; FOREVER where the file leaves the end open. Equal to startUs for a point. */
  readonly endUs: number;
  /** Where the file counts frames; they win over times, being exact. */
  readonly frames?: { readonly start: number; readonly end: number };
  readonly isPoint?: boolean;
  /** Of a point, where the file can say it. */
  readonly softWindowFrames?: number;
  readonly note?: string;
  /** Where it stands in the file, counted from 1. */
  readonly line: number | null;
}

export interface FileTrack {
  /** The file's word for the track; null where it has none. */
  readonly name: string | null;
  /** Where the file has stretches of the track go on at the same time, each counts: they are put on tracks of their own. */
  readonly mayOverlap?: boolean;
  readonly classes: readonly FileClass[];
  readonly spans: readonly FileSpan[];
}

export interface FileClip {
  /** The video as the file names it; null where only the label file's own name tells. */
  readonly media: string | null;
  /** Line that names the video. */
  readonly line: number | null;
  /** What times count from: the video's own zero, or its first frame. */
  readonly clock: 'media' | 'first-frame';
  readonly tracks: readonly FileTrack[];
}

export interface LabelFile {
  readonly clips: readonly FileClip[];
  /** 'predictions' where the file itself says that a program made the labels. */
  readonly kind: 'hand' | 'predictions';
  readonly annotator: string | null;
  /** What a project cannot hold, one sentence each. */
  readonly notes: readonly string[];
  /** Lines left out, where the format lets a broken line cost only itself. */
  readonly problems: readonly { readonly line: number | null; readonly what: string }[];
}

export interface LabelSource {
  /** The file's name, as it is to be told. */
  readonly name: string;
  readonly text: string;
}

/** One clip with what a writer may need to know of it. Every span has its frames. */
export interface ClipToWrite extends FileClip {
  readonly media: string;
  readonly tracks: readonly (FileTrack & { readonly name: string })[];
  readonly timestampsUs: readonly number[];
  /** The time at which the last frame ends. */
  readonly endUs: number;
  readonly width: number;
  readonly height: number;
}

export interface LabelsToWrite {
  readonly project: string;
  readonly tracks: readonly Track[];
  readonly clips: readonly ClipToWrite[];
  readonly kind: 'hand' | 'predictions';
  readonly annotator: string;
  /** ISO 8601, UTC. */
  readonly writtenAt: string;
}

export const FOREVER = Number.MAX_SAFE_INTEGER;

/** One sentence with file and line; `what` says what is wrong and what to do. */
export function brokenAt({ name }: LabelSource, line: number | null, what: string): Fault {
  const where = line === null ? '' : `, line ${line}`;
  return new Fault('bad-input', `"${name}"${where}: ${oneLine(what)}.`);
}

/** What most formats give: labels by hand, nothing to remark. */
export function labelFile(clips: readonly FileClip[], more: Partial<LabelFile> = {}): LabelFile {
  return { clips, kind: 'hand', annotator: null, notes: [], problems: [], ...more };
}

/** Spans under the track each names, in the order they came. */
export function tracksOf(
  spans: readonly (FileSpan & { readonly track: string | null })[],
): readonly FileTrack[] {
  return [...Map.groupBy(spans, ({ track }) => track)].map(([name, inTrack]) => ({
    name,
    classes: [],
    spans: inTrack,
  }));
}
