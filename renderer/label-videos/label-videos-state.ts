/** What can be known of videos that are labelled without a project, and what can be asked. */
import type { BehaviorSubject } from 'rxjs';
import type { VideoLabelFormat } from '../../contract/window/label-video-commands.ts';
import type { GivenVideos } from './given-videos.ts';

/**
 * waiting: its turn has not come; labelling: it is being decoded; done: its file is written;
 * failed: `message` says why; stopped: the user did.
 */
export type VideoState = 'waiting' | 'labelling' | 'done' | 'failed' | 'stopped';

export interface VideoRow {
  readonly id: number;
  readonly file: File;
  /** With the folders it was found in. */
  readonly name: string;
  /** Where it lies; null where this host cannot tell. */
  readonly path: string | null;
  readonly state: VideoState;
  /** Share that is done. */
  readonly share: number;
  readonly secondsLeft: number | null;
  readonly frames: number;
  /** The file of its labels. */
  readonly written: string | null;
  readonly message: string | null;
}

/** beside each video, or all in one folder; null until one is known. */
export type LabelPlace = { readonly kind: 'beside' } | { readonly kind: 'folder'; folder: string };

export interface LabelVideosState {
  /** choosing: nothing was begun; labelling; done: every video has its outcome. */
  readonly phase: 'choosing' | 'labelling' | 'done';
  readonly videos: readonly VideoRow[];
  /** Files that were given and are no videos. */
  readonly passedOver: number;
  /** Folders are being walked through. */
  readonly isLooking: boolean;
  readonly format: VideoLabelFormat;
  readonly place: LabelPlace | null;
  /** Why it could not begin, or something could not be shown. */
  readonly message: string | null;
}

export interface LabelVideos {
  readonly state$: BehaviorSubject<LabelVideosState>;
  /** Adds to the list, or begins a new one where the last is done. Never rejects. */
  readonly give: (given: Promise<GivenVideos>) => Promise<void>;
  readonly leaveOut: (video: number) => void;
  readonly setFormat: (format: VideoLabelFormat) => void;
  readonly setPlace: (place: LabelPlace) => void;
  /** Never rejects: every outcome is in the state. @param model an id; null takes the newest */
  readonly begin: (model: string | null) => Promise<void>;
  /** Ends the video in work, and leaves those that wait. */
  readonly stop: () => void;
  readonly clear: () => void;
  readonly reveal: (video: number) => void;
}

export function canStandBeside(videos: readonly VideoRow[]): boolean {
  return videos.length > 0 && videos.every(({ path }) => path !== null);
}
