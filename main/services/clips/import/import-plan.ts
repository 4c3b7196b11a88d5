/** What an import would do, found out by reading only, so that it can be shown before it is done. */
import type { LabelFileFormat } from '../../../../contract/label-file-formats.ts';
import { oneLine } from '../../../terminal/one-line.ts';
import type { NamedTrack } from '../../project/tracks.ts';
import type { Clip } from '../clip.ts';

/** Which stretch of a clip a label covers; seconds count from the clip's first frame. Ends are exclusive. */
export type Stretch =
  | { readonly kind: 'all' }
  | { readonly kind: 'seconds'; readonly startS: number; readonly endS: number }
  | { readonly kind: 'frames'; readonly startFrame: number; readonly endFrame: number }
  /** In the video's own time, as other programs write it: a frame is meant where its time is near enough. */
  | { readonly kind: 'times'; readonly startUs: number; readonly endUs: number };

/** One label for one stretch, as the source gave it. */
export interface PlannedSpan {
  readonly trackId: string;
  readonly classId: string;
  readonly stretch: Stretch;
  /** Line of the file it came from, counted from 1; null for a folder's name. */
  readonly line: number | null;
  /** Name of that file, where it is not the plan's table. */
  readonly file?: string;
  /** Where the stretch starts is the frame of a point event. */
  readonly isPoint?: boolean;
  readonly softWindowFrames?: number;
  readonly note?: string;
}

/** What of a span did not find its place. */
export interface SpanProblem {
  readonly line: number | null;
  /** Where it is not the plan's table. */
  readonly file?: string;
  readonly what: string;
  /** How much of it another label of its track took, in frames where they are known. */
  readonly cut?: number;
}

export interface PlannedClip {
  /** Set where the clip is in the project already, so that only labels come in. */
  readonly clip?: Clip;
  /** Absolute path of the video. */
  readonly path: string;
  /** Path relative to the imported folder, with "/", as media.json will name it. */
  readonly source: string;
  readonly group: string | null;
  readonly spans: readonly PlannedSpan[];
}

/** Something that was left out, and why; the rest goes in. */
export interface ImportProblem {
  readonly file: string;
  /** Counted from 1; null when it concerns the whole file. */
  readonly line: number | null;
  readonly what: string;
}

export interface ImportPlan {
  /** Folder the sources are relative to. */
  readonly root: string;
  readonly layout: 'videos' | 'folders' | LabelFileFormat;
  /** 'predictions' where the source itself says that a program made the labels. */
  readonly kind: 'hand' | 'predictions';
  readonly annotator: string | null;
  /** Name of the table the spans' lines count in; null for several or none. */
  readonly table: string | null;
  /** Name of the file that says that of two labels of one track the later one wins; null where nobody says so. */
  readonly overlapRule: string | null;
  readonly tracks: readonly NamedTrack[];
  readonly clips: readonly PlannedClip[];
  readonly problems: readonly ImportProblem[];
  /** Remarks that need no action, for example which files were passed over. */
  readonly notes: readonly string[];
}

/** "file, line 3: what", or "file: what"; whatever the file holds, it is one line. */
export function problemText({ file, line, what }: ImportProblem): string {
  return oneLine(line === null ? `${file}: ${what}` : `${file}, line ${line}: ${what}`);
}
