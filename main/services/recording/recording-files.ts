/** The files of a recording in its `.incoming-` folder, before it is a clip. */

/** Fragmented MP4, appended to and flushed; it ends wherever it ends. */
export const PART = 'media.part';
/** The same file once the recording is over. */
export const MEDIA = 'media.mp4';
/** Marks a folder as a recording, which is repaired where another leftover is removed. */
export { RECORDING_FILE as ABOUT } from '../project/incoming.ts';
/** One line for each class key that went down or came up. */
export const PAINTS = 'paints.jsonl';
/** Room that is given back when the recording ends, so that a full disk can still take its labels. */
export const RESERVE = 'reserve';
export const RESERVE_BYTES = 4 * 1024 * 1024;
