/** The commands that keep a project's clips in order: taken out and brought back, videos found again, lent for a picture. */
import * as v from 'valibot';
import { AddressSchema } from '../job.ts';
import { IdSchema } from '../track.ts';

const Nothing = v.object({});
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const clipKeepingCommands = {
  /** Into the project's trash, labels and all. A video outside the project stays where it is. */
  'clips.remove': { args: v.object({ clip: IdSchema }), answer: v.object({ entry: IdSchema }) },
  'clips.restore': { args: v.object({ entry: IdSchema }), answer: v.object({ clip: IdSchema }) },
  /** Empties the trash for good. */
  'clips.delete-removed': { args: Nothing, answer: v.object({ deleted: Count }) },
  /** Looks in a folder, and in those inside it, for videos that are not where they were; known by content. */
  'clips.find-media': {
    args: v.object({ folder: v.string() }),
    answer: v.object({ found: v.array(IdSchema), stillMissing: Count }),
  },
  /** Lends the video of a clip; the address stands while the window is open. */
  'clips.media': {
    args: v.object({ clip: IdSchema }),
    answer: v.object({ address: AddressSchema }),
  },
} as const;
